using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.State;

/// <summary>WFL3011. What loses a race goes on: a step finishes its work, and nobody learns how; a wait for a signal takes the next one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LosersOfRacesMustBeAwaitedOrCancelledAnalyzer : WorkflowBodyAnalyzer
{
    public const string Id = "WFL3011";

    private const string WaitForSignal = "WaitForSignal";

    private const string OfWork = "its work is not stopped, and its error is lost; keep the task and await it later, or give it a token and cancel that";

    private const string OfSignal = "the next signal goes to that wait, and to nobody; use Durable.WaitForSignal with a timeout, keep the task and await it later, or give it a token and cancel that";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The losers of a race should be awaited or cancelled",
        "Workflow '{0}' races {1} and goes on without it where it loses: {2}",
        Category.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Task.WhenAny gives the first task that ends and leaves the others as they are. When the run ends they are cancelled; until then they go on.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(IOperation operation, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        DurableCalls calls = new(symbols);
        if (operation is not IInvocationOperation race) return;
        bool isTimed = IsTimedWaitForSignal(race, calls);
        if (!isTimed && calls.KindOf(race) != DurableCallKind.WhenAny) return;
        IOperation body = BodyOf(race);
        if (EndsTheRun(race, body, calls)) return;
        if (isTimed)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, race.Syntax.GetLocation(), SymbolNames.Of(workflow), $"'{TextOf(Races.WithoutConversion(race.Instance!))}' with a time", OfSignal));
            return;
        }

        foreach (IOperation task in Races.TasksOf(race))
        {
            IInvocationOperation? made = Races.CallOf(task, body);
            bool isSignal = made is not null && IsSignal(made, calls);
            // A timer that loses does nobody any harm.
            if (made is not null && (!isSignal && calls.KindOf(made) == DurableCallKind.Durable || IsCancelled(made, body))) continue;
            bool isLost = task switch
            {
                IInvocationOperation when isSignal => true,
                IInvocationOperation call => calls.KindOf(call) is DurableCallKind.Step or DurableCallKind.Workflow || call.TargetMethod.MethodKind == MethodKind.LocalFunction,
                ILocalReferenceOperation local => IsForgotten(local.Local, body, calls),
                _ => false,
            };
            if (isLost) context.ReportDiagnostic(Diagnostic.Create(Rule, task.Syntax.GetLocation(), SymbolNames.Of(workflow), $"'{TextOf(task)}'", isSignal ? OfSignal : OfWork));
        }
    }

    /// <summary>A wait without a timeout of its own, which gives itself up.</summary>
    private static bool IsSignal(IInvocationOperation call, DurableCalls calls) =>
        call.TargetMethod.Name == WaitForSignal && calls.KindOf(call) == DurableCallKind.Durable && !call.TargetMethod.Parameters.Any(static each => each.Type.Name == nameof(TimeSpan));

    private static bool IsTimedWaitForSignal(IInvocationOperation wait, DurableCalls calls)
    {
        if (wait is not { TargetMethod.Name: "WaitAsync", Instance: { } instance } || !wait.TargetMethod.Parameters.Any(static each => each.Type.Name == nameof(TimeSpan))) return false;
        IOperation task = Races.WithoutConversion(instance);
        IOperation body = BodyOf(wait);
        return Races.CallOf(task, body) is { } signal && IsSignal(signal, calls) && !IsCancelled(signal, body)
            && (task is not ILocalReferenceOperation local || IsOnlyUse(local, body));
    }

    /// <summary>Whether this is all that ever happens to a local, and happens once: nobody can come back to its task.</summary>
    private static bool IsOnlyUse(ILocalReferenceOperation use, IOperation body)
    {
        if (body.Descendants().Any(each => each is IBranchOperation { BranchKind: BranchKind.GoTo }
            || each is ILocalReferenceOperation other && other != use && SymbolEqualityComparer.Default.Equals(other.Local, use.Local))) return false;
        IOperation around = use;
        while (around.Parent is { } parent and not IMethodBodyBaseOperation && !(parent is IBlockOperation block && block.Locals.Contains(use.Local, SymbolEqualityComparer.Default)))
        {
            if (parent is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation) return false;
            around = parent;
        }

        return true;
    }

    /// <summary>Whether nothing durable happens after the race: then the end of the run cancels the losers.</summary>
    private static bool EndsTheRun(IOperation race, IOperation body, DurableCalls calls)
    {
        IOperation statement = race;
        while (statement.Parent is { } parent && parent != body) statement = parent;
        if (statement.Parent != body || statement is ILoopOperation or ISwitchOperation || (statement is ITryOperation && IsInLoop(race))) return false;
        if (statement is IConditionalOperation choice && !choice.Condition.DescendantsAndSelf().Contains(race)) return false;
        return body.ChildOperations.SkipWhile(each => each != statement).SelectMany(static each => each.DescendantsAndSelf())
            .All(each => each.Syntax.SpanStart <= race.Syntax.Span.End || !GoesOn(each, calls));
    }

    private static bool IsInLoop(IOperation operation)
    {
        for (IOperation? each = operation.Parent; each is not null; each = each.Parent)
            if (each is ILoopOperation) return true;
        return false;
    }

    private static bool GoesOn(IOperation operation, DurableCalls calls) => calls.KindOf(operation) switch
    {
        DurableCallKind.Step or DurableCallKind.Workflow or DurableCallKind.Child or DurableCallKind.Continuation => true,
        // The clock and the logger do not keep a run going.
        DurableCallKind.Durable => operation is IInvocationOperation { TargetMethod.ReturnType.Name: "Task" or "ValueTask" },
        _ => false,
    };

    /// <summary>Whether a local that holds a task, or a collection of them, is of no use but in races.</summary>
    private static bool IsForgotten(ILocalSymbol task, IOperation body, DurableCalls calls) => body.Descendants()
        .OfType<ILocalReferenceOperation>()
        .Where(each => SymbolEqualityComparer.Default.Equals(each.Local, task))
        .All(each => IsIdle(each, calls));

    private static bool IsIdle(IOperation reference, DurableCalls calls)
    {
        IOperation around = reference;
        while (around.Parent is IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation or IArgumentOperation)
            around = around.Parent;
        return around.Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
            ISimpleAssignmentOperation assignment => assignment.Target == reference,
            IPropertyReferenceOperation { Property.Name: "IsCompleted" or "Status" or "Count" or "Length" } => true,
            IInvocationOperation call => calls.KindOf(call) == DurableCallKind.WhenAny || call.TargetMethod.Name == "Add" && call.Instance == reference,
            _ => false,
        };
    }

    /// <summary>Whether a call was given a token of a source that the body cancels.</summary>
    private static bool IsCancelled(IInvocationOperation call, IOperation body) => call.Arguments.Any(argument =>
        Races.WithoutConversion(argument.Value) is IPropertyReferenceOperation { Property.Name: "Token", Instance: ILocalReferenceOperation { Local: var source } }
        && body.Descendants().OfType<IInvocationOperation>().Any(each =>
            each is { TargetMethod.Name: "Cancel" or "CancelAsync", Instance: ILocalReferenceOperation cancelled } && SymbolEqualityComparer.Default.Equals(cancelled.Local, source)));

    private static IOperation BodyOf(IOperation operation)
    {
        IOperation body = operation;
        while (body.Parent is { } parent and not IMethodBodyBaseOperation) body = parent;
        return body;
    }

    private static string TextOf(IOperation task) => task switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IInvocationOperation call => SymbolNames.Of(call.TargetMethod),
        _ => task.Syntax.ToString(),
    };
}
