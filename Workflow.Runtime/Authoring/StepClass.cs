namespace Workflow.Runtime;

/// <summary>
/// A step as a class of its own: <c>partial class ChargeCard : Step&lt;Order, Payment&gt;</c>. It is what a <c>[Step]</c> method is, under the name of the class
/// (<c>charge_card</c>); <see cref="StepAttribute"/> on the class is needed only where a name or a policy is to be said. A workflow takes the class from dependency
/// injection and calls <see cref="ExecuteAsync"/>; each attempt gets an instance from a scope of its own. What the step needs to know of its run, its cancellation
/// included, is in <see cref="StepContext.Current"/>.
/// </summary>
/// <typeparam name="TInput">What the step is given. It is recorded.</typeparam>
/// <typeparam name="TResult">What the step gives back. It is recorded.</typeparam>
public abstract class Step<TInput, TResult>
{
    /// <summary>
    /// The step's body, and the call of it: recorded if a workflow's body calls it on the step's own class (and not on this base class). Override it as
    /// <c>public override async partial</c>: the generator writes the other half.
    /// </summary>
    [Step]
    public abstract Task<TResult> ExecuteAsync(TInput input);
}

/// <summary>A step as a class of its own, without a result. Everything else is as with <see cref="Step{TInput, TResult}"/>.</summary>
/// <typeparam name="TInput">What the step is given. It is recorded.</typeparam>
public abstract class Step<TInput>
{
    /// <inheritdoc cref="Step{TInput, TResult}.ExecuteAsync"/>
    [Step]
    public abstract Task ExecuteAsync(TInput input);
}
