// TorchLibrary
