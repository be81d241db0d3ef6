"""The pages of a report, one a module: each gives its page of a subject, or none where there is nothing to say."""
