extension Prelude {
  /// `torch.utils.data`: data sets and loaders over tensors.
  static let data = Prelude(
    "torch.utils.data",
    #"""
    import copy
    import math
    import random
    from bisect import bisect_right
    from collections.abc import Sequence
    from itertools import accumulate
    import torch
    from torch import _C


    class Dataset:
        __module__ = "torch.utils.data.dataset"

        def __getitem__(self, index):
            raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")

        def __add__(self, other):
            return ConcatDataset([self, other])


    class IterableDataset(Dataset):
        __module__ = "torch.utils.data.dataset"

        def __add__(self, other):
            return ChainDataset([self, other])


    class ChainDataset(IterableDataset):
        __module__ = "torch.utils.data.dataset"

        def __init__(self, datasets):
            self.datasets = datasets

        def __iter__(self):
            for dataset in self.datasets:
                if not isinstance(dataset, IterableDataset):
                    raise AssertionError("ChainDataset only supports IterableDataset")
                yield from dataset

        def __len__(self):
            return sum(len(dataset) for dataset in self.datasets)


    class StackDataset(Dataset):
        __module__ = "torch.utils.data.dataset"

        def __init__(self, *args, **kwargs):
            if args and kwargs:
                raise ValueError(
                    "Supported either ``tuple``- (via ``args``) or``dict``- (via ``kwargs``) like input/output, but both "
                    "types are given.")
            self.datasets = args or kwargs
            given = list(kwargs.values()) or args
            if not given:
                raise ValueError("At least one dataset should be passed")
            if len(set(map(len, given))) > 1:
                raise ValueError("Size mismatch between datasets")

        def __getitem__(self, index):
            if isinstance(self.datasets, dict):
                return {name: dataset[index] for name, dataset in self.datasets.items()}
            return tuple(dataset[index] for dataset in self.datasets)

        def __len__(self):
            return len(next(iter(self.datasets.values())) if isinstance(self.datasets, dict) else self.datasets[0])


    class WorkerInfo:
        def __init__(self, **facts):
            self.__dict__.update(facts)

        def __repr__(self):
            return "WorkerInfo(" + ", ".join(f"{key}={value}" for key, value in self.__dict__.items()) + ")"


    # What the worker that is at work knows of itself.
    _working = [None]


    def get_worker_info():
        return _working[0]


    def _copied(value):
        """A copy whose containers are its own; tensors, which data sets read only, are shared."""
        if type(value) in (list, tuple, set):
            return type(value)(_copied(item) for item in value)
        if type(value) is dict:
            return {key: _copied(item) for key, item in value.items()}
        return value


    def _copy_of(dataset):
        made = copy.copy(dataset)
        for name, value in getattr(made, "__dict__", {}).items():
            made.__dict__[name] = _copied(value)
        return made


    class _Worker:
        """What another process would be: a data set and random numbers of its own, for the time that it works."""

        def __init__(self, loader, number, base_seed):
            dataset = _copy_of(loader.dataset)
            self._info = WorkerInfo(
                id=number, num_workers=loader.num_workers, seed=base_seed + number, dataset=dataset)
            self._own = None
            with self:
                if loader.worker_init_fn is not None:
                    loader.worker_init_fn(number)
            self.begin(loader)

        def begin(self, loader):
            with self:
                self._source = loader._fetch(self._info.dataset)

        def __enter__(self):
            self._outer = (_working[0], _C.generator_state(), random.getstate())
            _working[0] = self._info
            if self._own is None:
                random.seed(self._info.seed)
                torch.manual_seed(self._info.seed)
            else:
                _C.set_generator_state(self._own[0])
                random.setstate(self._own[1])

        def __exit__(self, *args):
            self._own = (_C.generator_state(), random.getstate())
            _working[0], state, other = self._outer
            _C.set_generator_state(state)
            random.setstate(other)

        def work(self, task):
            with self:
                return self._source(task)


    class TensorDataset(Dataset):
        __module__ = "torch.utils.data.dataset"

        def __init__(self, *tensors):
            assert all(tensors[0].size(0) == tensor.size(0) for tensor in tensors), "Size mismatch between tensors"
            self.tensors = tensors

        def __getitem__(self, index):
            return tuple(tensor[index] for tensor in self.tensors)

        def __len__(self):
            return self.tensors[0].size(0)


    class ConcatDataset(Dataset):
        __module__ = "torch.utils.data.dataset"

        def __init__(self, datasets):
            self.datasets = list(datasets)
            if not self.datasets:
                raise AssertionError("datasets should not be an empty iterable")
            for dataset in self.datasets:
                if isinstance(dataset, IterableDataset):
                    raise AssertionError("ConcatDataset does not support IterableDataset")
            self.cumulative_sizes = list(accumulate(len(dataset) for dataset in self.datasets))

        def __len__(self):
            return self.cumulative_sizes[-1]

        def __getitem__(self, index):
            if index < 0:
                if -index > len(self):
                    raise ValueError("absolute value of index should not exceed dataset length")
                index += len(self)
            place = bisect_right(self.cumulative_sizes, index)
            return self.datasets[place][index - (self.cumulative_sizes[place - 1] if place else 0)]


    class Subset(Dataset):
        __module__ = "torch.utils.data.dataset"

        def __init__(self, dataset, indices):
            self.dataset = dataset
            self.indices = indices

        def __getitem__(self, index):
            if isinstance(index, list):
                return self.dataset[[self.indices[i] for i in index]]
            return self.dataset[self.indices[index]]

        def __getitems__(self, indices):
            return _fetched(self.dataset, [self.indices[i] for i in indices])

        def __len__(self):
            return len(self.indices)


    def _fetched(dataset, indices):
        """The items at several places, all at once where the data set can do that."""
        if getattr(dataset, "__getitems__", None):
            return dataset.__getitems__(indices)
        return [dataset[i] for i in indices]


    def random_split(dataset, lengths, generator=None):
        lengths = list(lengths)
        if math.isclose(sum(lengths), 1) and sum(lengths) <= 1:
            counts = []
            for i, share in enumerate(lengths):
                if share < 0 or share > 1:
                    raise ValueError(f"Fraction at index {i} is not between 0 and 1")
                counts.append(math.floor(len(dataset) * share))
            for i in range(len(dataset) - sum(counts)):
                counts[i % len(counts)] += 1
            lengths = counts
            for i, length in enumerate(lengths):
                if length == 0:
                    _C.warn("UserWarning", f"Length of split at index {i} is 0. This might result in an empty dataset.")
        if sum(lengths) != len(dataset):
            raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
        order = torch.randperm(sum(lengths), generator=generator).tolist()
        parts = []
        for length in lengths:
            parts.append(Subset(dataset, order[:length]))
            order = order[length:]
        return parts


    class Sampler:
        __module__ = "torch.utils.data.sampler"

        def __init__(self, data_source=None):
            pass

        def __iter__(self):
            raise NotImplementedError


    class SequentialSampler(Sampler):
        __module__ = "torch.utils.data.sampler"

        def __init__(self, data_source):
            self.data_source = data_source

        def __iter__(self):
            return iter(range(len(self.data_source)))

        def __len__(self):
            return len(self.data_source)


    class RandomSampler(Sampler):
        __module__ = "torch.utils.data.sampler"

        def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
            self.data_source = data_source
            self.replacement = replacement
            self._num_samples = num_samples
            self.generator = generator
            if not isinstance(replacement, bool):
                raise TypeError(f"replacement should be a boolean value, but got replacement={replacement}")
            if not isinstance(self.num_samples, int) or self.num_samples <= 0:
                raise ValueError(f"num_samples should be a positive integer value, but got num_samples={self.num_samples}")

        @property
        def num_samples(self):
            return len(self.data_source) if self._num_samples is None else self._num_samples

        def __iter__(self):
            count = len(self.data_source)
            generator = self.generator
            if generator is None:
                generator = torch.Generator()
                generator.manual_seed(int(torch.empty((), dtype=torch.int64).random_().item()))
            if self.replacement:
                # PyTorch draws 32 at a time.
                for _ in range(self.num_samples // 32):
                    yield from torch.randint(count, (32,), generator=generator).tolist()
                yield from torch.randint(count, (self.num_samples % 32,), generator=generator).tolist()
                return
            for _ in range(self.num_samples // count):
                yield from torch.randperm(count, generator=generator).tolist()
            yield from torch.randperm(count, generator=generator).tolist()[:self.num_samples % count]

        def __len__(self):
            return self.num_samples


    class SubsetRandomSampler(Sampler):
        __module__ = "torch.utils.data.sampler"

        def __init__(self, indices, generator=None):
            self.indices = indices
            self.generator = generator

        def __iter__(self):
            for i in torch.randperm(len(self.indices), generator=self.generator).tolist():
                yield self.indices[i]

        def __len__(self):
            return len(self.indices)


    class WeightedRandomSampler(Sampler):
        __module__ = "torch.utils.data.sampler"

        def __init__(self, weights, num_samples, replacement=True, generator=None):
            if not isinstance(num_samples, int) or isinstance(num_samples, bool) or num_samples <= 0:
                raise ValueError(f"num_samples should be a positive integer value, but got num_samples={num_samples}")
            if not isinstance(replacement, bool):
                raise ValueError(f"replacement should be a boolean value, but got replacement={replacement}")
            self.weights = torch.as_tensor(weights, dtype=torch.double)
            if self.weights.dim() != 1:
                raise ValueError(
                    "weights should be a 1d sequence but given weights have shape " + str(tuple(self.weights.shape)))
            self.num_samples = num_samples
            self.replacement = replacement
            self.generator = generator

        def __iter__(self):
            yield from torch.multinomial(
                self.weights, self.num_samples, self.replacement, generator=self.generator).tolist()

        def __len__(self):
            return self.num_samples


    class BatchSampler(Sampler):
        __module__ = "torch.utils.data.sampler"

        def __init__(self, sampler, batch_size, drop_last):
            if not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size <= 0:
                raise ValueError(f"batch_size should be a positive integer value, but got batch_size={batch_size}")
            if not isinstance(drop_last, bool):
                raise ValueError(f"drop_last should be a boolean value, but got drop_last={drop_last}")
            self.sampler = sampler
            self.batch_size = batch_size
            self.drop_last = drop_last

        def __iter__(self):
            batch = []
            for index in self.sampler:
                batch.append(index)
                if len(batch) == self.batch_size:
                    yield batch
                    batch = []
            if batch and not self.drop_last:
                yield batch

        def __len__(self):
            count = len(self.sampler)
            return count // self.batch_size if self.drop_last else (count + self.batch_size - 1) // self.batch_size


    def default_collate(batch):
        first = batch[0]
        if isinstance(first, torch.Tensor):
            return torch.stack(batch, 0)
        if isinstance(first, float):
            return torch.tensor(batch, dtype=torch.float64)
        if isinstance(first, int):
            return torch.tensor(batch)
        if isinstance(first, (str, bytes)):
            return batch
        if type(first).__module__ == "numpy":
            return default_collate([torch.as_tensor(item) for item in batch])
        if isinstance(first, dict):
            return {key: default_collate([item[key] for item in batch]) for key in first}
        if isinstance(first, tuple) and hasattr(first, "_fields"):
            return type(first)(*(default_collate(items) for items in zip(*batch)))
        if isinstance(first, Sequence):
            if any(len(item) != len(first) for item in batch):
                raise RuntimeError("each element in list of batch should be of equal size")
            return [default_collate(items) for items in zip(*batch)]
        raise TypeError(
            "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; "
            f"found {type(first)}")


    def default_convert(data):
        if type(data).__module__ == "numpy":
            return torch.as_tensor(data)
        if isinstance(data, dict):
            return {key: default_convert(value) for key, value in data.items()}
        if isinstance(data, tuple) and hasattr(data, "_fields"):
            return type(data)(*(default_convert(item) for item in data))
        if isinstance(data, (tuple, list)):
            return [default_convert(item) for item in data]
        return data


    def _turns():
        while True:
            yield None


    class _SingleProcessDataLoaderIter:
        """The batches of one pass through a loader."""

        def __init__(self, loader, batches):
            self._loader = loader
            self._batches = batches

        def __iter__(self):
            return self

        def __next__(self):
            return next(self._batches)

        def __len__(self):
            return len(self._loader if self._loader.batch_sampler is None else self._loader.batch_sampler)


    class DataLoader:
        __module__ = "torch.utils.data.dataloader"

        def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0,
                     collate_fn=None, pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None,
                     multiprocessing_context=None, generator=None, *, prefetch_factor=None, persistent_workers=False,
                     pin_memory_device="", in_order=True):
            if num_workers < 0:
                raise ValueError(
                    "num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
            if timeout < 0:
                raise ValueError("timeout option should be non-negative")
            if num_workers == 0 and prefetch_factor is not None:
                raise ValueError(
                    "prefetch_factor option could only be specified in multiprocessing."
                    "let num_workers > 0 to enable multiprocessing, otherwise set prefetch_factor to None.")
            if num_workers > 0 and prefetch_factor is None:
                prefetch_factor = 2
            elif prefetch_factor is not None and prefetch_factor < 0:
                raise ValueError("prefetch_factor option should be non-negative")
            if persistent_workers and num_workers == 0:
                raise ValueError("persistent_workers option needs num_workers > 0")
            if multiprocessing_context is not None and num_workers == 0:
                raise ValueError(
                    "multiprocessing_context can only be used with multi-process loading (num_workers > 0), but got "
                    f"num_workers={num_workers}")
            self.dataset = dataset
            self._dataset_kind = int(isinstance(dataset, IterableDataset))
            self.num_workers = num_workers
            self.prefetch_factor = prefetch_factor
            self.pin_memory = pin_memory
            self.pin_memory_device = pin_memory_device
            self.timeout = timeout
            self.worker_init_fn = worker_init_fn
            self.persistent_workers = persistent_workers
            self.in_order = in_order
            self.collate_fn = collate_fn or (default_convert if batch_size is None and batch_sampler is None
                                             else default_collate)
            self.generator = generator
            self.multiprocessing_context = multiprocessing_context
            if isinstance(dataset, IterableDataset):
                if shuffle:
                    raise ValueError(
                        "DataLoader with IterableDataset: expected unspecified shuffle option, but got "
                        f"shuffle={shuffle}")
                if sampler is not None:
                    raise ValueError(
                        "DataLoader with IterableDataset: expected unspecified sampler option, but got "
                        f"sampler={sampler}")
                if batch_sampler is not None:
                    raise ValueError(
                        "DataLoader with IterableDataset: expected unspecified batch_sampler option, but got "
                        f"batch_sampler={batch_sampler}")
                self.batch_size, self.drop_last, self.sampler, self.batch_sampler = batch_size, drop_last, None, None
                self._is_made = True
                return
            if sampler is not None and shuffle:
                raise ValueError("sampler option is mutually exclusive with shuffle")
            if batch_sampler is not None:
                if batch_size != 1 or shuffle or sampler is not None or drop_last:
                    raise ValueError(
                        "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last")
                batch_size, drop_last = None, False
            elif batch_size is None and drop_last:
                raise ValueError(
                    "batch_size=None option disables auto-batching and is mutually exclusive with drop_last")
            if sampler is None:
                sampler = RandomSampler(dataset, generator=generator) if shuffle else SequentialSampler(dataset)
            if batch_sampler is None and batch_size is not None:
                batch_sampler = BatchSampler(sampler, batch_size, drop_last)
            self.batch_size, self.drop_last, self.sampler, self.batch_sampler = (
                batch_size, drop_last, sampler, batch_sampler)
            self._is_made = True

        def __setattr__(self, name, value):
            if "_is_made" in self.__dict__ and name in (
                    "batch_size", "batch_sampler", "sampler", "drop_last", "dataset", "persistent_workers"):
                raise ValueError(f"{name} attribute should not be set after {self.__class__.__name__} is initialized")
            super().__setattr__(name, value)

        def __iter__(self):
            is_kept = self.persistent_workers and self.num_workers > 0
            seed = torch.empty((), dtype=torch.int64).random_(generator=self.generator)
            return _SingleProcessDataLoaderIter(self, self._batches(int(seed), is_kept))

        def _batches(self, seed, is_kept):
            tasks = self._tasks()
            if self.num_workers == 0:
                source = self._fetch(self.dataset)
                for task in tasks:
                    try:
                        yield source(task)
                    except StopIteration:
                        return
                return
            yield from self._shared_out(tasks, seed, is_kept)

        def _tasks(self):
            """What is fetched one after the other: indices, lists of them, or the turns of a stream."""
            if isinstance(self.dataset, IterableDataset):
                return _turns()
            return self.sampler if self.batch_sampler is None else self.batch_sampler

        def _shared_out(self, tasks, seed, is_kept):
            """Workers take tasks in turn; one whose stream has ended takes no more."""
            workers = getattr(self, "_workers", None)
            if workers is None:
                workers = [_Worker(self, number, seed) for number in range(self.num_workers)]
            else:
                for worker in workers:
                    worker.begin(self)
            if is_kept:
                self._workers = workers
            turn, waiting = 0, list(workers)
            for task in tasks:
                while waiting:
                    turn %= len(waiting)
                    try:
                        found = waiting[turn].work(task)
                    except StopIteration:
                        del waiting[turn]
                        continue
                    yield found
                    turn += 1
                    break
                if not waiting:
                    return

        def _fetch(self, dataset):
            """A function that fetches what a task names; that of a stream raises StopIteration at its end."""
            if isinstance(dataset, IterableDataset):
                items = iter(dataset)
                return lambda turn: self._next_batch(items)
            if self.batch_sampler is None:
                return lambda index: self._converted(dataset[index])
            return lambda indices: self.collate_fn(_fetched(dataset, indices))

        def _converted(self, item):
            return default_convert(item) if self.collate_fn is default_collate else self.collate_fn(item)

        def _next_batch(self, items):
            if self.batch_size is None:
                return self._converted(next(items))
            batch = []
            for item in items:
                batch.append(item)
                if len(batch) == self.batch_size:
                    return self.collate_fn(batch)
            if not batch or self.drop_last:
                raise StopIteration
            return self.collate_fn(batch)

        def __len__(self):
            if self._dataset_kind:
                count = len(self.dataset)
                if self.batch_size is None:
                    return count
                return count // self.batch_size if self.drop_last else math.ceil(count / self.batch_size)
            return len(self.sampler if self.batch_sampler is None else self.batch_sampler)
    """#)
}
