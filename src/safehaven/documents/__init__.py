"""Files on the record: uploaded, recognised, scanned, sealed to disk, previewed, handed out."""
