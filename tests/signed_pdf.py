"""Small PDFs as signing programs leave them: with a signature, without, locked, with a program inside."""

from __future__ import annotations

from collections.abc import Iterable


def pdf(*catalogue: str, objects: Iterable[str] = ()) -> bytes:
    """A PDF of one empty page whose catalogue says more, with further objects numbered from 4."""
    bodies = [
        f"<</Type/Catalog/Pages 2 0 R{''.join(catalogue)}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        *objects,
    ]
    made, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(made)
    made += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    made += f"trailer\n<</Size {len(bodies) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return made


UNSIGNED = pdf()
SIGNED = pdf(
    "/AcroForm<</SigFlags 3/Fields[4 0 R]>>",
    objects=(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(So)/V 5 0 R/Rect[0 0 0 0]/P 3 0 R>>",
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<30>>>",
    ),
)
WITH_SCRIPT = pdf(
    "/Names<</JavaScript<</Names[(a)4 0 R]>>>>",
    objects=("<</S/JavaScript/JS(app.alert\\(1\\))>>",),
)
