using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Runs;

// What a run does when something went wrong: it is suspended with a reason, read back from the store, or left to who has it now.
internal sealed partial class RunExecutor
{
    private void Block(Exception reason)
    {
        if (_blocked is not null) return;
        _blocked = reason;
        _steps.CancelAll();
        _services.Logger.LogError(reason, "Run {RunId} of {Workflow} {Version} is suspended: {Reason}", RunId, _run.Workflow, _run.Version, reason.Message);
    }

    /// <summary>Nobody knows what the store has: reads it back, and goes on from there if the run is still ours.</summary>
    private async Task ReloadAsync()
    {
        await DisposeLoadedAsync().ConfigureAwait(false);
        RunRecord? run = await _services.Store.ReadRunAsync(RunId, CancellationToken.None).ConfigureAwait(false);
        if (!IsOurs(run))
        {
            await LeaveAsync(null).ConfigureAwait(false);
            return;
        }

        _run = run;
        _commits.Reset(run);
        _steps.Forget();
        if (!await IsTooEarlyAsync().ConfigureAwait(false))
        {
            await LoadAsync().ConfigureAwait(false);
            await FireTimersAsync().ConfigureAwait(false);
        }

        _services.Scheduler.RequestInbox();
    }

    /// <summary>What is in memory is no longer to be trusted: it is read back, once the store has answered what it was asked last.</summary>
    private async Task RecoverAsync(Exception error)
    {
        _services.Logger.LogError(error, "Run {RunId}: the engine failed; the run is read back from the store", RunId);
        _isBroken = true;
        if (!_commits.IsUnderWay) await ReloadUntilDoneAsync(Pauses.After(CountFailure(error))).ConfigureAwait(false);
    }

    private async Task ReloadUntilDoneAsync(TimeSpan pause)
    {
        _isBroken = true;
        while (!_isGone && _isBroken)
        {
            if (pause > TimeSpan.Zero) await Task.Delay(pause).ConfigureAwait(false);
            try
            {
                await ReloadAsync().ConfigureAwait(false);
                _isBroken = false;
            }
            catch (BlockedException blocked)
            {
                _isBroken = false;
                Block(blocked);
            }
            catch (Exception error)
            {
                _services.Logger.LogWarning(error, "Run {RunId} cannot be read back yet", RunId);
                pause = Pauses.After(CountFailure(error));
                if (_services.Scheduler.IsStopping) await LeaveAsync(null).ConfigureAwait(false);
            }
        }

        foreach (RunMessage.StepEnded ended in _deferred) Post(ended);
        _deferred.Clear();
    }

    /// <summary>Failures of the store end when the store is well again; others that go on suspend the run.</summary>
    private int CountFailure(Exception error)
    {
        _failures++;
        if (error is not StoreException && _failures > RunExecutorServices.MaxAcquisitionsWithoutProgress)
        {
            _isBroken = false;
            Block(new BlockedException($"The engine failed {_failures} times in a row without getting any further: {error.Message}", error));
        }

        return _failures;
    }

    private Task LoseAsync()
    {
        // A commit under way may have been applied before: what it made durable is still to be told.
        _isBroken |= _commits.IsUnderWay;
        return _isBroken ? Task.CompletedTask : LeaveAsync(null);
    }

    private async Task CheckOwnershipAsync()
    {
        if (_commits.IsUnderWay) return;
        RunRecord? run = await _services.Store.ReadRunAsync(RunId, CancellationToken.None).ConfigureAwait(false);
        if (!IsOurs(run)) await LeaveAsync(null).ConfigureAwait(false);
    }

    private bool IsOurs([NotNullWhen(true)] RunRecord? run) =>
        run is not null && !run.Status.IsTerminal() && run.Owner == _services.WorkerId && run.Epoch == _run.Epoch;
}
