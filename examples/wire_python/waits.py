"""Coroutines without an event loop: each runs until it awaits something that is not there yet."""


class Wait:
    """Something that will be there later, once."""

    def __init__(self):
        self.is_there, self.value, self.callbacks = False, None, []

    def settle(self, value):
        """Says what it is; what is said second is not heard."""
        if not self.is_there:
            self.is_there, self.value = True, value
            for callback in self.callbacks:
                callback(value)

    def then(self, callback):
        if self.is_there:
            callback(self.value)
        else:
            self.callbacks.append(callback)

    def __await__(self):
        if not self.is_there:
            yield self
        return self.value


def run(coroutine):
    """Runs a coroutine as far as it gets; what is given back is there when it is over."""
    over = Wait()

    def go_on(_=None):
        try:
            coroutine.send(None).then(go_on)
        except StopIteration as end:
            over.settle(end.value)

    go_on()
    return over
