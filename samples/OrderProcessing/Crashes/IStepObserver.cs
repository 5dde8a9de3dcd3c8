using Workflow.Runtime;

namespace OrderProcessing.Crashes;

/// <summary>Sees every attempt of every step begin and end. Called from several threads.</summary>
internal interface IStepObserver
{
    void Began(StepContext step);

    /// <summary>The attempt has done its work, well or badly; its outcome is not recorded yet.</summary>
    void Ended(StepContext step);
}
