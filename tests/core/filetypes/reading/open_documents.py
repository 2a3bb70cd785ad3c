"""OpenDocument files with one name in one place."""

from tests.core.filetypes.reading.names import FIRST, NAME, REST
from tests.core.filetypes.samples import package

FREE = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in {"text": "text", "office": "office", "draw": "drawing", "table": "table"}.items()
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:svg"'
)


def free(content: str = "", kind: str = "text", **parts: str) -> bytes:
    named = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
    return package(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<x {FREE}>{content}</x>",
            "META-INF/manifest.xml": "<manifest/>",
            **named,
        },
        packed=False,
    )


OPEN_DOCUMENT = {
    "torn over two spans": lambda: free(f"<text:p>{FIRST}<text:span>{REST}</text:span></text:p>"),
    "torn by a note": lambda: free(
        f"<text:p>{FIRST}<office:annotation><dc:creator>Ada</dc:creator><text:p>x</text:p></office:annotation>"
        f"{REST}</text:p>"
    ),
    "in a note": lambda: free(
        f"<text:p>a<office:annotation><dc:creator>Ada</dc:creator><text:p>{NAME}</text:p></office:annotation></text:p>"
    ),
    "as who wrote a note": lambda: free(
        f"<text:p>a<office:annotation><dc:creator>{NAME}</dc:creator><text:p>x</text:p></office:annotation></text:p>"
    ),
    "in deleted text": lambda: free(
        f"<text:tracked-changes><text:deletion><text:p>{NAME}</text:p></text:deletion></text:tracked-changes>"
    ),
    "in hidden text": lambda: free(f'<text:p><text:hidden-text text:string-value="{NAME}"/></text:p>'),
    "in an alternative text": lambda: free(
        f"<text:p><draw:frame><svg:desc>{NAME}</svg:desc></draw:frame></text:p>"
    ),
    "as the name of a sheet": lambda: free(f'<table:table table:name="{NAME}"/>', "spreadsheet"),
    "over a line break": lambda: free("<text:p>Robin\nQuillfeather</text:p>"),
    "in a header": lambda: free(styles_xml=f"<x {FREE}><text:p>{NAME}</text:p></x>"),
    "in the properties": lambda: free(meta_xml=f"<x><a>x</a><b>{NAME}</b></x>"),
    "in an embedded object": lambda: free(Object_1__content_xml=f"<x {FREE}><text:p>{NAME}</text:p></x>"),
    "where a program keeps its buttons": lambda: free(
        **{"Configurations2/accelerator/current.xml": f"<x><y>{NAME}</y></x>"}
    ),
    "where a program keeps its lines": lambda: free(**{"layout-cache": NAME}),
    "as what should be a small picture": lambda: free(**{"Thumbnails/thumbnail.png": NAME}),
    "as what should be a font": lambda: free(**{"Fonts/font1.ttf": NAME}),
    "as what should be the kind": lambda: free(mimetype=f"application/vnd.oasis.opendocument.text {NAME}"),
    "in a presentation": lambda: free(f"<text:p>{NAME}</text:p>", "presentation"),
}
