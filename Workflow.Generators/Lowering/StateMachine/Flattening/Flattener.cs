using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>
/// Cuts a body at its awaits. What holds none is copied as it is; what holds one becomes labels, jumps and temporaries:
/// <code>
/// while (Left(order)) total += await Ship(order, Next());
/// </code>
/// becomes
/// <code>
/// loop1:
/// if (!(Left(order))) goto end1;
/// __2 = total;
/// await Ship(order, Next())            // an instruction of its own
/// total = (int)(__2 + __frame.Resume&lt;int&gt;());
/// goto loop1;
/// end1:
/// </code>
/// The order of evaluation is C#'s: whatever comes before an await, and could read otherwise after it, goes into a temporary.
/// </summary>
internal sealed partial class Flattener
{
    private const string Frame = "__frame";

    private readonly Body _body;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<SyntaxNode, string> _nothing = [];
    private Region _region = new();
    private string? _overflow;
    private int _labels;

    private Flattener(Body body, CancellationToken cancellationToken)
    {
        _body = body;
        _cancellationToken = cancellationToken;
        _overflow = Overflow.Around(body.Root);
    }

    private SemanticModel Model => _body.Model;

    /// <summary>The constants of the body, which stand before its instructions.</summary>
    private List<string> Constants { get; } = [];

    /// <exception cref="NotCoveredException">The body has a construct that machines do not cover.</exception>
    public static FlatBody Flatten(Body body, CancellationToken cancellationToken)
    {
        Flattener flattener = new(body, cancellationToken);
        if (body.Root is BlockSyntax block) flattener.Statements(block);
        else flattener.ExpressionBody((ExpressionSyntax)body.Root);
        return new FlatBody(flattener._region, flattener.Constants);
    }

    private bool HasAwait(SyntaxNode? node) => _body.Awaits.In(node);

    private void Add(Instruction instruction) => _region.Instructions.Add(instruction);

    private void Execute(SyntaxNode origin, string code, bool ends = false, WaysOut ways = default, Question? question = null) =>
        Add(new Execute(Overflow.Statement(_overflow, code)) { Position = PositionOf(origin), Ends = ends, Exits = TakeExits(), WaysOut = TakeReturns() | ways, Question = question });

    /// <summary>Code that stands for leaving a block.</summary>
    private void ExecuteAtEnd(SyntaxToken end, string code, WaysOut ways = default) =>
        Add(new Execute(code) { Position = PositionOf(end), Exits = TakeExits(), WaysOut = TakeReturns() | ways });

    /// <summary>Code that no line of the user's stands for.</summary>
    private void Execute(string code) => Add(new Execute(code));

    private void Place(Label label) => Add(new Mark(label));

    private void Goto(Label label)
    {
        if (!EndsHere) Add(new Jump(label));
    }

    /// <summary>Whether control never comes to the end of what was written last.</summary>
    private bool EndsHere => _region.Instructions.Count > 0 && _region.Instructions[_region.Instructions.Count - 1] is Jump or Execute { Ends: true };

    private void JumpIf(SyntaxNode origin, string condition, Label target, Question? question) =>
        Add(new JumpIf(Overflow.Expression(_overflow, condition), isNegated: false, target) { Position = PositionOf(origin), Question = question });

    private void JumpUnless(SyntaxNode origin, string condition, Label target, Question? question) =>
        Add(new JumpIf(Overflow.Expression(_overflow, condition), isNegated: true, target) { Position = PositionOf(origin), Question = question });

    private Label NewLabel(string kind) => new($"__{kind}{++_labels}");

    /// <summary>Text of a node, edits applied, awaits replaced.</summary>
    private string Render(SyntaxNode node, Dictionary<SyntaxNode, string>? replacements = null) => _body.Edits.Apply(node, replacements ?? _nothing);

    private static string Read(Variable variable) => VariableText.Mark(variable, Access.Read);

    private static string Assign(Variable variable) => VariableText.Mark(variable, variable.IsCell ? Access.Read : Access.Assign);

    private static Position PositionOf(SyntaxNode node) => PositionOf(node.GetFirstToken());

    private static Position PositionOf(SyntaxToken token) => Position.Of(token);

    private static NotCoveredException NotCovered(SyntaxNode node, string construct, string advice) => new(node, construct, advice);

    /// <summary>Cuts what stands inside <c>checked</c> or <c>unchecked</c>.</summary>
    private T Under<T>(string keyword, Func<T> write)
    {
        string? outer = _overflow;
        _overflow = keyword;
        T written = write();
        _overflow = outer;
        return written;
    }

    /// <summary>Collects instructions in a region of their own.</summary>
    private Region InRegion(Action write)
    {
        Region outer = _region;
        Region inner = _region = new Region();
        write();
        _region = outer;
        return inner;
    }
}
