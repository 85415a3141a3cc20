# Counting in dictionaries
counts = {}
for i in range(600_000):
    key = (i * 7919) % 1009
    if key in counts:
        counts[key] += 1
    else:
        counts[key] = 1
print(len(counts), max(counts.values()))

text = "the quick brown fox jumps over the lazy dog and runs away from the big bad wolf " * 4000
words = {}
for word in text.split():
    words[word] = words.get(word, 0) + 1
for word, count in sorted(words.items(), key=lambda item: (-item[1], item[0]))[:3]:
    print(word, count)

letters = {}
for letter in text:
    letters[letter] = letters.get(letter, 0) + 1
print(sorted(letters)[:5], letters["t"])
