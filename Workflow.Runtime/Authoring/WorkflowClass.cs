namespace Workflow.Runtime;

/// <summary>
/// A workflow as a class of its own: <c>partial class ShipOrder : Workflow&lt;Order, Receipt&gt;</c>. It is what a <c>[Workflow]</c> method is, under the name of the
/// class (<c>ship_order</c>); <see cref="WorkflowAttribute"/> on the class is needed only where a name, a version or an option is to be said. The class is made by
/// dependency injection, once per loaded run, and keeps no state.
/// </summary>
/// <typeparam name="TInput">What a run is started with.</typeparam>
/// <typeparam name="TResult">What a run ends with.</typeparam>
public abstract class Workflow<TInput, TResult>
{
    /// <summary>
    /// The workflow's body. Override it as <c>protected override async partial</c>: the generator writes the other half, so a project that loses the generator does
    /// not compile.
    /// </summary>
    [Workflow]
    protected abstract Task<TResult> RunAsync(TInput input);

    /// <summary>
    /// Calls the workflow. In the body of another workflow that is a frame on the same run's stack, if the workflow's own class is called (and not this base class);
    /// anywhere else it runs the plain C# body without durability, which is how a workflow is unit-tested.
    /// </summary>
    [Workflow]
    public Task<TResult> ExecuteAsync(TInput input) => RunAsync(input);
}

/// <summary>A workflow as a class of its own, without a result. Everything else is as with <see cref="Workflow{TInput, TResult}"/>.</summary>
/// <typeparam name="TInput">What a run is started with.</typeparam>
public abstract class Workflow<TInput>
{
    /// <inheritdoc cref="Workflow{TInput, TResult}.RunAsync"/>
    [Workflow]
    protected abstract Task RunAsync(TInput input);

    /// <inheritdoc cref="Workflow{TInput, TResult}.ExecuteAsync"/>
    [Workflow]
    public Task ExecuteAsync(TInput input) => RunAsync(input);
}
