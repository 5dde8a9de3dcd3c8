using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Machines;

public partial class HandlerFlows(ParcelSteps steps)
{
    [Workflow]
    public async partial Task<string> Cleanup(int number)
    {
        string all = "";
        try
        {
            try
            {
                await steps.ReturnParcel(number);
            }
            finally
            {
                all += await steps.Stamp(number);
            }
        }
        catch (Exception error)
        {
            all += $"{error.GetType().Name} {(error as ParcelException)?.Code} of {error.GetStepFailure()?.Step}";
        }

        return all;
    }
}

public sealed class HandlerTests
{
    [Theory]
    [ClassData(typeof(EveryMode))]
    public Task An_exception_that_waits_for_a_finally_is_kept_with_the_step_it_came_from(ResumeMode mode) =>
        Machine.SaysAsync("<7>ParcelException 7 of return_parcel", mode, static w => w.AddHandlerFlows().AddParcelSteps(), host => host.Client.StartCleanupAsync(7));
}
