"""Words in pictures, as Tesseract itself reads them in the confined child."""

import io
import shutil
import time

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

from safehaven.documents import reading, words_in_pictures
from safehaven.documents.front import read_file
from safehaven_core.filetypes.reading import Place, Unread

pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed here."),
]

LINES = ("Robin Quillfeather has moved to", "14 Harbour Lane, Leith.")


def page(words: str = "\n".join(LINES), size: int = 52) -> Image.Image:
    """A page with two lines of print on it, as it comes from a scanner."""
    drawn = Image.new("L", (24 * size, 14 * size), 245)
    ImageDraw.Draw(drawn).text((size, 3 * size), words, fill=20, font=ImageFont.load_default(size))
    return drawn


def turned(angle: float) -> Image.Image:
    return page().rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=245)


def saved(picture: Image.Image, kind: str = "PNG", **settings: object) -> bytes:
    made = io.BytesIO()
    picture.convert("RGB").save(made, kind, **settings)
    return made.getvalue()


def scan(kind: str, angle: float = 0) -> bytes:
    return saved(page().rotate(angle, fillcolor=245), kind)


def found_in(name: str, content: bytes):
    return read_file(name, io.BytesIO(content), len(content))


def in_pictures(name: str, content: bytes) -> str:
    found = read_file(name, io.BytesIO(content), len(content))
    assert found.complete
    return "\n".join(part.text for part in found.parts if part.place is Place.PICTURE)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.tiff", "TIFF"), ("a.pdf", "PDF")]
)
def test_what_is_printed_in_a_picture_is_read(name, kind):
    assert [line for line in LINES if line not in in_pictures(name, scan(kind))] == []


def test_a_page_that_lay_askew_is_read_as_well():
    assert LINES[0] in in_pictures("askew.png", scan("PNG", angle=2))


def test_without_it_a_picture_is_not_read_and_says_so(monkeypatch):
    monkeypatch.setattr(reading, "sees_words", lambda: None)
    content = scan("PNG")

    found = read_file("a.png", io.BytesIO(content), len(content))

    assert [part.unread for part in found.unread] == [Unread.PICTURE]


@pytest.mark.parametrize("angle", [15, 90, 105, 180, 200, 270, 330])
@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_a_page_is_read_however_it_lay(kind, angle):
    assert [line for line in LINES if line not in in_pictures(f"a.{kind}", saved(turned(angle), kind))] == []


@pytest.mark.parametrize("frames", [1, 2])
@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_a_page_of_sixteen_bits_is_read_however_it_lay(kind, frames):
    fine = turned(15).convert("I").point(lambda shade: shade * 257).convert("I;16")
    made = io.BytesIO()
    fine.save(made, kind, save_all=True, append_images=[fine] * (frames - 1))

    assert LINES[0] in in_pictures(f"a.{kind}", made.getvalue())


def test_print_on_grainy_paper_is_read():
    grain = Image.effect_noise(page().size, 60)

    assert LINES[0] in in_pictures("grainy.png", saved(Image.blend(page(), grain, 0.6)))


@pytest.mark.parametrize(
    "picture",
    [
        ImageOps.mirror(page()),
        ImageOps.flip(page()),
        page(size=8),
        page().transform(page().size, Image.Transform.AFFINE, (1, 0.9, -200, 0, 1, 0)),
    ],
    ids=["mirrored", "upside down and mirrored", "tiny", "slanting"],
)
def test_print_that_nobody_is_sure_of_is_not_read(picture):
    assert [part.unread for part in found_in("a.png", saved(picture)).unread] == [Unread.PICTURE]


def blank() -> Image.Image:
    return Image.new("L", (1240, 700), 245)


def photograph() -> Image.Image:
    """Soft shapes and a little grain."""
    light = Image.radial_gradient("L").resize((1200, 900))
    drawn = Image.merge("RGB", (light, light.rotate(90), ImageOps.invert(light)))
    for number in range(25):
        left, top = number * 397 % 1100, number * 211 % 800
        shade = (number * 53 % 256, number * 97 % 256, number * 31 % 256)
        ImageDraw.Draw(drawn).ellipse((left, top, left + 60 + 4 * number, top + 90), fill=shade)
    grain = Image.effect_noise(drawn.size, 20).convert("RGB")
    return Image.blend(drawn.filter(ImageFilter.GaussianBlur(4)), grain, 0.12)


def logo() -> Image.Image:
    drawn = Image.new("RGB", (600, 400), "white")
    ImageDraw.Draw(drawn).ellipse((200, 60, 400, 260), fill=(0, 90, 160))
    ImageDraw.Draw(drawn).polygon([(300, 90), (370, 230), (230, 230)], fill="white")
    ImageDraw.Draw(drawn).rectangle((150, 300, 450, 320), fill=(0, 90, 160))
    return drawn


@pytest.mark.parametrize("picture", [blank(), photograph(), logo()], ids=["blank", "photograph", "logo"])
def test_a_picture_without_print_is_read_and_says_nothing(picture):
    assert in_pictures("a.png", saved(picture)) == ""


@pytest.mark.parametrize("kind", ["GIF", "TIFF"])
def test_each_page_or_step_of_a_picture_is_read(kind):
    several = saved(blank(), kind, save_all=True, append_images=[page().convert("RGB")])

    assert [line for line in LINES if line not in in_pictures(f"a.{kind}", several)] == []


def test_an_upright_page_costs_one_look(monkeypatch):
    looks, look = [], words_in_pictures._look

    def counted(*asked):
        looks.append(asked)
        return look(*asked)

    monkeypatch.setattr(words_in_pictures, "_look", counted)
    words_in_pictures.words_in_picture(str(shutil.which("tesseract")), time.monotonic() + 60, saved(page()))

    assert len(looks) == 1
