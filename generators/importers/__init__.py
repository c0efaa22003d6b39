"""Yesterday's Word files, PDFs, pages and portal records become drafts of content; never published, never corrected in
silence. One file for each kind of source; what all share is named by what it recognises.
"""
