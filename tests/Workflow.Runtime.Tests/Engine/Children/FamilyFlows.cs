using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Children;

public enum Farewell
{
    Return,
    BeginAnew,
    CancelTheChild,
}

/// <summary>Runs that start children.</summary>
public partial class FamilyFlows(Diary diary)
{
    /// <summary>Gives its child up before anybody can tell it that the child is none.</summary>
    [Workflow]
    public async partial Task<string> LeavingAtOnce(string child, ParentClosePolicy policy, Farewell farewell)
    {
        DurableCancellation patience = Durable.CreateCancellation();
        await ChildFlows.StartWaitingChildAsync(new ChildOptions { Id = child, OnParentClose = policy }, patience.Token);
        if (farewell == Farewell.BeginAnew) return await this.ContinueEndingAsNew();
        if (farewell == Farewell.CancelTheChild) patience.Cancel();
        return "left";
    }

    [Workflow]
    public async partial Task<string> Ending()
    {
        await Durable.Delay("1s");
        return "left";
    }

    [Workflow]
    public async partial Task<string> Daily(string child, bool leaves)
    {
        ChildHandle<string> started = await ChildFlows.StartWaitingChildAsync(new ChildOptions { Id = child, OnParentClose = ParentClosePolicy.Abandon });
        if (leaves) return "left";
        try
        {
            return await started.Completed;
        }
        catch (RunAlreadyExistsException)
        {
            return $"{child} is taken";
        }
    }

    /// <summary>Fails while its child is under way.</summary>
    [Workflow]
    public async partial Task<string> Supervising(string child)
    {
        ChildHandle<string> started = await ChildFlows.StartWaitingChildAsync(new ChildOptions { Id = child });
        await Check();
        return await started.Completed;
    }

    /// <summary>Needs a workflow that a host may lack, and catches whatever is thrown at it.</summary>
    [Workflow]
    public async partial Task<string> Depending(bool beginsAnew)
    {
        try
        {
            if (beginsAnew) return await ChildFlows.ContinueWaitingAsNew();
            return await (await ChildFlows.StartWaitingChildAsync(new ChildOptions { Id = "child" })).Completed;
        }
        catch (Exception error)
        {
            return error.GetType().Name;
        }
    }

    [Step(MaxRetries = 0)]
    private partial Task Check() => diary.IsBroken ? throw new InvalidOperationException("broken") : Task.CompletedTask;
}

/// <summary>Their children, and runs that have nothing to do with them.</summary>
public static partial class ChildFlows
{
    /// <summary>Waits to be told to go; cancelled, to be told that it may end.</summary>
    [Workflow]
    public static async partial Task<string> Waiting()
    {
        try
        {
            return await Durable.WaitForSignal<string>("go");
        }
        catch (OperationCanceledException)
        {
            await Durable.WaitForSignal<string>("undone");
            throw;
        }
    }
}
