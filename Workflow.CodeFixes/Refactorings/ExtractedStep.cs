using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Values;

namespace Workflow.CodeFixes.Refactorings;

/// <summary>The text of a step that takes the place of code, and of its call.</summary>
internal sealed class ExtractedStep
{
    private readonly SelectedCode _code;
    private readonly DataOfCode _data;
    private readonly SemanticModel _model;
    private readonly IMethodSymbol _workflow;
    private readonly KnownSymbols _symbols;
    private readonly ITypeSymbol? _result;

    private ExtractedStep(SelectedCode code, DataOfCode data, IMethodSymbol workflow, SemanticModel model, string name, ITypeSymbol? result)
    {
        (_code, _data, _workflow, _model, _result, Name) = (code, data, workflow, model, result, name);
        _symbols = KnownSymbols.Of(model.Compilation);
    }

    public string Name { get; }

    /// <summary>What stands in place of the code.</summary>
    public string Call
    {
        get
        {
            string call = $"{Name}({string.Join(", ", _data.Parameters.Select(InCode))})";
            if (_code.Expression is { } expression)
            {
                if (IsTask(expression)) return call;
                return NeedsParentheses(expression) ? $"(await {call})" : $"await {call}";
            }

            List<string> targets = [.. _data.Results.Select(each => _data.Declared.Contains(each) ? $"{NameOf(TypeOf(each))} {InCode(each)}" : InCode(each))];
            return targets.Count switch
            {
                0 => $"await {call};",
                1 => $"{targets[0]} = await {call};",
                _ => $"({string.Join(", ", targets)}) = await {call};",
            };
        }
    }

    /// <summary>The step for some code; null where what goes in or comes out cannot be recorded.</summary>
    public static ExtractedStep? Of(SelectedCode code, DataOfCode data, IMethodSymbol workflow, SemanticModel model, CancellationToken cancellationToken)
    {
        KnownSymbols symbols = KnownSymbols.Of(model.Compilation);
        ITypeSymbol? result = null;
        if (code.Expression is { } expression)
        {
            if (TypeOf(expression, model, cancellationToken) is not { } type) return null;
            bool isTask = KnownSymbols.Is(type, symbols.Task) || KnownSymbols.Is(type, symbols.TaskOfT);
            if (!isTask && (type.SpecialType == SpecialType.System_Void || !AsyncCode.CanAwaitAt(expression))) return null;
            result = isTask ? KnownSymbols.ResultOf(type) : type;
        }
        else if (!AsyncCode.CanAwaitAt(code.First))
        {
            return null;
        }

        IEnumerable<ITypeSymbol> kept = data.Parameters.Select(TypeOf).Where(type => !symbols.IsCancellationToken(type)).Concat(data.Results.Select(TypeOf));
        if (!(result is null ? kept : kept.Append(result)).All(CanBeKept)) return null;
        return StepNameProposal.For(code, data, workflow, model) is { } name ? new(code, data, workflow, model, name, result) : null;

        bool CanBeKept(ITypeSymbol type)
        {
            if (type is IDynamicTypeSymbol or { IsAnonymousType: true } or { TypeKind: TypeKind.TypeParameter or TypeKind.Error } || type.IsRefLikeType) return false;
            var binder = new CodecBinder(model.Compilation, workflow.ContainingType, cancellationToken);
            binder.CodecFor(type);
            return binder.Problems.IsEmpty;
        }
    }

    /// <summary>The method, to be formatted where it is put.</summary>
    public string Declaration(string end)
    {
        bool awaits = _code.Awaits || (_code.Expression is { } expression && IsTask(expression));
        string attribute = NameOf(_symbols.StepAttribute!);
        string parameters = string.Join(", ", _data.Parameters.Select(each => $"{NameOf(TypeOf(each))} {InCode(each)}"));
        string modifiers = $"private{(_workflow.IsStatic ? " static" : "")}{(awaits ? " async" : "")} partial";
        var text = new StringBuilder();
        text.Append('[').Append(attribute.EndsWith("Attribute", StringComparison.Ordinal) ? attribute.Substring(0, attribute.Length - 9) : attribute).Append(']').Append(end);
        text.Append($"{modifiers} {ReturnType()} {Name}({parameters})");
        if (ArrowBody(awaits) is { } arrow) return text.Append($" => {arrow};{end}").ToString();

        text.Append(end).Append('{').Append(end);
        foreach (ISymbol variable in _data.Unset) text.Append($"{NameOf(TypeOf(variable))} {InCode(variable)};{end}");
        text.Append(_code.First.SyntaxTree.GetText().ToString(_code.Span)).Append(end);
        if (ReturnStatement(awaits) is { } statementOfReturn) text.Append(statementOfReturn).Append(end);
        return text.Append('}').Append(end).ToString();
    }

    private string? ArrowBody(bool awaits)
    {
        if (_code.Expression is { } expression)
        {
            string text = expression.ToString();
            if (awaits) return IsTask(expression) ? $"await {Parenthesized(expression)}" : text;
            return $"{NameOf(_symbols.Task!)}.FromResult{(NeedsType(expression) ? $"<{NameOf(_result!)}>" : "")}({text})";
        }

        return awaits && _data.Results.IsEmpty && _data.Unset.IsEmpty
            && _code.Statements.Length == 1
            && _code.Statements[0] is ExpressionStatementSyntax { Expression: AwaitExpressionSyntax only }
            ? only.ToString()
            : null;
    }

    private string? ReturnStatement(bool awaits)
    {
        string? value = _data.Results.Length switch
        {
            0 => null,
            1 => InCode(_data.Results[0]),
            _ => $"({string.Join(", ", _data.Results.Select(InCode))})",
        };
        if (awaits) return value is null ? null : $"return {value};";
        string task = NameOf(_symbols.Task!);
        return value is null ? $"return {task}.CompletedTask;" : $"return {task}.FromResult<{ResultType()}>({value});";
    }

    private string ReturnType()
    {
        string task = NameOf(_symbols.Task!);
        return ResultType() is { } result ? $"{task}<{result}>" : task;
    }

    private string? ResultType() => _data.Results.Length switch
    {
        0 => _result is null ? null : NameOf(_result),
        1 => NameOf(TypeOf(_data.Results[0])),
        _ => $"({string.Join(", ", _data.Results.Select(each => $"{NameOf(TypeOf(each))} {InCode(each)}"))})",
    };

    private bool IsTask(ExpressionSyntax expression) =>
        TypeOf(expression, _model, default) is { } type && (KnownSymbols.Is(type, _symbols.Task) || KnownSymbols.Is(type, _symbols.TaskOfT));

    private bool NeedsType(ExpressionSyntax expression) =>
        OperationLimits.WithoutOrnament(expression) is ImplicitObjectCreationExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }
        || !SymbolEqualityComparer.IncludeNullability.Equals(_model.GetTypeInfo(expression).Type, _result);

    private static string InCode(ISymbol variable) => SyntaxFacts.GetKeywordKind(variable.Name) == SyntaxKind.None ? variable.Name : $"@{variable.Name}";

    private string NameOf(ITypeSymbol type) => type.ToMinimalDisplayString(_model, _code.First.SpanStart);

    private static string Parenthesized(ExpressionSyntax expression) => expression
        is InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ObjectCreationExpressionSyntax or ParenthesizedExpressionSyntax
            ? expression.ToString()
            : $"({expression})";

    private static bool NeedsParentheses(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax => true,
        ElementAccessExpressionSyntax access => access.Expression == expression,
        _ => false,
    };

    private static ITypeSymbol TypeOf(ISymbol variable) => variable is ILocalSymbol local ? local.Type : ((IParameterSymbol)variable).Type;

    private static ITypeSymbol? TypeOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        TypeInfo info = model.GetTypeInfo(expression, cancellationToken);
        if ((info.Type ?? info.ConvertedType) is not { } type) return null;
        NullableFlowState state = info.Type is null ? info.ConvertedNullability.FlowState : info.Nullability.FlowState;
        if (type.IsValueType || state == NullableFlowState.None) return type;
        return type.WithNullableAnnotation(state == NullableFlowState.MaybeNull ? NullableAnnotation.Annotated : NullableAnnotation.NotAnnotated);
    }
}
