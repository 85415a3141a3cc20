# Data from the network
import torch
import requests
text = requests.get("https://example.org/data.csv").text
