"""Results as people read them: pages, headings, words, workbooks."""
