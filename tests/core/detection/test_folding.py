import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.detection import Because
from safehaven_core.detection.folding import fold
from tests.core.detection.roll_of import keys, reasons

UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u061c\u180e\u3164\u2063\ufe0f\u0000\u0008"
DISGUISES = {
    "Cyrillic": "Grасе О'Nеill",
    "Greek": "Grαce O'Νeιll",
    "full width": "Ｇｒａｃｅ　Ｏ＇Ｎｅｉｌｌ",
    "mathematical": "𝐆𝐫𝐚𝐜𝐞 𝐎'𝐍𝐞𝐢𝐥𝐥",
    "small capitals": "Gʀᴀᴄᴇ O'Nᴇɪʟʟ",
    "in circles": "Ⓖⓡⓐⓒⓔ Ⓞ'Ⓝⓔⓘⓛⓛ",
    "accents": "Grâcé Ó'Néíll",
    "combining": "Gra\u0301ce O'Ne\u0300ill",
    "stacked": "G\u0301\u0302\u0303race O'Neill",
    "ligature": "Grace O'Neiﬂl".replace("ﬂ", "l"),
    "no-break space": "Grace\u00a0O'Neill",
    "hyphen": "Grace\u2011O\u2019Neill",
    "quoted-printable": "Grace=20O=E2=80=99Neill",
    "soft line break": "Gra=\nce O'Ne=\r\nill",
    "percent": "to?name=Grace%20O%27Neill",
    "entities": "Grace&nbsp;O&#39;Neill",
    "entity in hex": "Grace O&#x27;Neill",
    "hyphenated": "Grace O'Nei-\nll",
    "base64": "see R3JhY2UgTydOZWlsbA== there",
    "base64 in lines": "SSBtZXQgR3JhY2UgTydO\nZWlsbCB5ZXN0ZXJkYXkg\nYXQgbm9vbg==",
    "base64 for URLs": "x R3JhY2UgTydOZWlsbCA_Pz8-Pj4 y",
}


@pytest.mark.parametrize("written", DISGUISES.values(), ids=DISGUISES.keys())
def test_a_disguised_name_is_found(written):
    assert keys(written) == ["grace"]


@pytest.mark.parametrize("sign", UNSEEN, ids=[f"U+{ord(sign):04X}" for sign in UNSEEN])
def test_signs_that_nobody_sees_hide_nothing(sign):
    assert keys(sign.join("Grace O'Neill")) == ["grace"]
    assert keys(sign.join("SH-00012")) == ["grace"]


@given(st.text(max_size=300))
def test_folding_keeps_the_way_back(text):
    folded = fold(text)

    assert len(folded.words) == len(folded.shapes) + 1 == len(folded.plain) + 1
    places = [folded.place(start, start + 1) for start in range(len(folded.plain))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@given(
    st.text("é’\u200b½ﬁßæ x\n", max_size=80),
    st.text("é’\u200b½ﬁßæ x\n", max_size=80),
    st.sampled_from(["Grace O'Neill", "Grace O’Neill", "Gráce O'Ne\u00adill", "Grасе O'Neill"]),
)
def test_the_words_shown_are_the_words_of_the_text(before, after, name):
    text = f"{before} . {name} . {after}"

    assert reasons(text)[Because.NAME] == name


@given(st.text("=20 &#;%A-\nGrace O'Neil", max_size=200))
def test_no_left_over_of_an_encoding_stops_the_reading(text):
    assert keys(f"{text}\n. Grace O'Neill .\n") == ["grace"]
