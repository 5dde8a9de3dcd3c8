namespace Workflow.Runtime.Engine.Steps;

/// <summary>Lets so many in at a time, the others in the order they came. Thread-safe.</summary>
internal sealed class ConcurrencyGate(int limit)
{
    private readonly Queue<Action> _waiting = new();
    private int _inside;

    public void Enter(Action begin)
    {
        lock (_waiting)
        {
            if (_inside == limit)
            {
                _waiting.Enqueue(begin);
                return;
            }

            _inside++;
        }

        begin();
    }

    public void Leave()
    {
        Action? next;
        lock (_waiting)
        {
            if (!_waiting.TryDequeue(out next)) _inside--;
        }

        next?.Invoke();
    }
}
