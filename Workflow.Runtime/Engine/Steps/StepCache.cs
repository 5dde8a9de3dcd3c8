using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>Results that outlive their runs, found by step and arguments. Nothing depends on it: what cannot be read or kept is made anew. Thread-safe.</summary>
/// <param name="store">Where results are kept.</param>
/// <param name="journal">The journal, once the store is open.</param>
/// <param name="time">What results expire by.</param>
/// <param name="logger">Where failures are reported.</param>
internal sealed class StepCache(IWorkflowStore store, Func<Journal> journal, TimeProvider time, ILogger logger)
{
    /// <summary>A result that has not expired; null where there is none.</summary>
    public async Task<Payload?> FindAsync(StepDescriptor step, Payload arguments)
    {
        try
        {
            CachedStep? found = await store.ReadStepCacheAsync(KeyOf(step, arguments), time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
            return found is null ? null : PayloadJson.FromUtf8(found.Result.Span);
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "The cached results of step {Step} cannot be read; the step is executed", step.Name);
            return null;
        }
    }

    /// <summary>Keeps the result of an attempt that has succeeded. Harmless before the run knows of it: the body has run, whatever becomes of the run.</summary>
    public void Keep(StepDescriptor step, Payload arguments, Payload result)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset expiry = step.Cache < DateTimeOffset.MaxValue - now ? now + step.Cache.Value : DateTimeOffset.MaxValue;
        journal().Write(new PutStepCache(KeyOf(step, arguments), new CachedStep(PayloadJson.ToUtf8(result), expiry)), (_, error) =>
        {
            if (error is not null) logger.LogWarning(error, "A result of step {Step} was not cached", step.Name);
        });
    }

    /// <summary>Holds the contracts too, so that a result is never read as what it is not.</summary>
    private static string KeyOf(StepDescriptor step, Payload arguments)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{arguments.Contract}\n{step.ResultContract}\n"));
        hash.AppendData(arguments.Body.Span);
        return $"{step.Name}:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
