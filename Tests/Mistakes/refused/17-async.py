# Something waits for something else
import torch


async def train():
    await step()
