using Workflow.Runtime;

namespace TerminalPictures.Scenes;

/// <summary>Ships what is small at once; of what is large it tells how far it is, and takes until the scene is over.</summary>
internal sealed class Carrier
{
    private readonly TaskCompletionSource _isLoading = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a large shipment has told how far it is.</summary>
    public Task IsLoading => _isLoading.Task;

    public async Task<string> ShipAsync(OrderLine line)
    {
        if (line.Parcels == 1) return $"label-{line.Product}";
        StepContext step = StepContext.Current!;
        await step.ReportAsync(7.0 / line.Parcels, $"parcel 7 of {line.Parcels}");
        _isLoading.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, step.CancellationToken);
        return "";
    }
}
