namespace Workflow.Recovery.Evidence;

/// <summary>One kill, and what it hit.</summary>
/// <param name="Moment">When, as a share of the undisturbed run's duration, counted from the start of the process.</param>
/// <param name="Progress">How far the runs had come, as a share of the undisturbed run's events.</param>
/// <param name="InFlight">How many attempts were cut off.</param>
/// <param name="Unrecorded">How many attempts had done their work, but their outcome was not durable yet: they are made again.</param>
internal readonly record struct Kill(double Moment, double Progress, int InFlight, int Unrecorded);
