"""unicodedata: categories, names, numbers and normal forms."""
import unicodedata as u
for s in ["Ślusàrski", "é", "ﬁ", "½", "한글", "Å"]:
    print([len(u.normalize(f, s)) for f in ("NFC","NFD","NFKC","NFKD")], [u.category(c) for c in s], [u.name(c) for c in s])
print(u.lookup("LATIN SMALL LETTER A"), u.name("\n","none"), u.numeric("½"), u.decimal("7"), u.digit("²"), u.combining("\u0301"), u.is_normalized("NFC","é"), u.unidata_version)
for f in (lambda: u.name("\n"), lambda: u.normalize("X","a"), lambda: u.category("ab"), lambda: u.numeric("a"), lambda: u.lookup("NO SUCH"), lambda: u.decimal("x"), lambda: u.digit("x",3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
