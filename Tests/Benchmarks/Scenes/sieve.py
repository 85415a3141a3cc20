# The sieve of Eratosthenes, in lists and loops
def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= limit:
        if flags[i]:
            for j in range(i * i, limit + 1, i):
                flags[j] = False
        i += 1
    return [i for i in range(limit + 1) if flags[i]]


for round in range(3):
    primes = sieve(1_000_000)
print(len(primes), primes[-1])
