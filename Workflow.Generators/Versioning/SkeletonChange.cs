namespace Workflow.Generators.Versioning;

/// <summary>An edit that runs in flight do not survive.</summary>
/// <param name="Message">What changed: <c>step 'charge_card' moved before 'reserve_stock'</c>.</param>
/// <param name="Line">The line of the new skeleton that it is about, or the nearest that is left; null where none is.</param>
/// <param name="IsAddition">Whether a call was added, so that a guard around it would make the edit safe.</param>
internal sealed record SkeletonChange(string Message, int? Line, bool IsAddition = false);
