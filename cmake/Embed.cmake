function(hti_embed_resources target)
endfunction()
