"""LibreOffice, asked to open files with passwords.

Its own --convert-to takes no password for Office files, and its Python bridge is a package of its own, so a
macro does it: it lies in a profile made for this one run.
"""

import subprocess
from pathlib import Path

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Opening" script:language="StarBasic">
Sub OpenAll(list As String)
  Dim source As Integer, entry As String, parts
  source = FreeFile
  Open list For Input As #source
  While Not EOF(source)
    Line Input #source, entry
    parts = Split(entry, "|")
    OpenOne(parts(0), parts(1), parts(2), parts(3))
  Wend
  Close #source
  StarDesktop.terminate()
End Sub
Sub OpenOne(url As String, password As String, filter As String, target As String)
  On Error Resume Next
  Dim how(1) As New com.sun.star.beans.PropertyValue, what(0) As New com.sun.star.beans.PropertyValue
  Dim document As Object
  how(0).Name = "Hidden" : how(0).Value = True
  how(1).Name = "Password" : how(1).Value = password
  document = StarDesktop.loadComponentFromURL(url, "_blank", 0, how())
  If IsNull(document) Then Exit Sub
  what(0).Name = "FilterName" : what(0).Value = filter
  document.storeToURL(target, what())
  document.close(True)
End Sub
</script:module>
"""

LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
    library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Opening"/>
</library:library>
"""

AS_PDF = {"docx": "writer_pdf_Export", "xlsx": "calc_pdf_Export", "pptx": "impress_pdf_Export"}


def pdfs_of(program: str, jobs: list[tuple[Path, str]], folder: Path) -> list[Path | None]:
    """For each file and password, a PDF of what LibreOffice shows, or nothing where it refused to open."""
    run = [
        program,
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"-env:UserInstallation={folder.as_uri()}/profile",
    ]
    # The first start lays out the profile, and would lay it out over the macro.
    subprocess.run([*run, "--terminate_after_init"], check=True, timeout=120, capture_output=True)
    basic = folder / "profile" / "user" / "basic" / "Standard"
    (basic / "script.xlb").write_text(LIBRARY)
    (basic / "Opening.xba").write_text(MACRO)
    targets = [folder / f"{number}.pdf" for number in range(len(jobs))]
    todo = [
        f"{file.as_uri()}|{password}|{AS_PDF[file.suffix[1:]]}|{target.as_uri()}\n"
        for (file, password), target in zip(jobs, targets, strict=True)
    ]
    (folder / "todo").write_text("".join(todo))
    macro = f'macro:///Standard.Opening.OpenAll("{folder / "todo"}")'
    subprocess.run([*run, macro], check=True, timeout=240, capture_output=True)
    return [target if target.exists() else None for target in targets]
