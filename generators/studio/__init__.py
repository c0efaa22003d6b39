"""The editing desk (Bàn soạn): forms in a browser over the YAML files, which stay the truth."""
