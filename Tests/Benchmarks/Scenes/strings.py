# Building strings
text = ""
for i in range(300_000):
    text += str(i % 10)
print(len(text), text.count("7"))

words = []
for i in range(200_000):
    words.append(f"{i % 97}:{i * 0.5:.2f}")
line = ",".join(words)
print(len(line), line[:30])

pieces = line.split(",")
upper = [piece.upper().replace(":", "=") for piece in pieces if piece.startswith("1")]
print(len(upper), upper[-1])

reversed_text = ""
for character in line[:200_000]:
    reversed_text = character + reversed_text if len(reversed_text) < 50 else character
    if character in "13579":
        reversed_text += "."
print(reversed_text)
