using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Generators.Binding;
using Workflow.Generators.Values;

namespace Workflow.Generators.Emitting;

/// <summary>
/// The static member that holds a method's descriptor. In a generic class there is one for each constructed type, for that is what its
/// static members are; it is made if the type is stated:
/// <code>
/// private static readonly StepDescriptor&lt;…, T&gt;? __Read__Step__Stated =
///     typeof(T) == typeof(Order) ? __Read__Step__For("read_order", …, (Codec&lt;T&gt;)(object)OrderCodec.Instance) :
///     null;
/// </code>
/// The field's initializer never throws, so that a class whose types are not stated can still be used without durability, its static
/// members included.
/// </summary>
internal static class DescriptorEmitter
{
    private const string Codec = "global::Workflow.Runtime.Values.Codec";

    /// <summary>Writes the member.</summary>
    /// <param name="writer">Stands in the class.</param>
    /// <param name="method">The method.</param>
    /// <param name="caught">The exceptions that the body handles, type parameters of the class among them.</param>
    /// <param name="codecs">Finds the codecs.</param>
    /// <param name="emitMembers">Writes the members of the descriptor's initializer.</param>
    public static void Emit(
        SourceWriter writer, DurableMethod method, ImmutableArray<ITypeSymbol> caught, CodecBinder codecs, Action<DescriptorParts> emitMembers)
    {
        string type = $"{DescriptorText.Runtime}.{method.Kind}Descriptor<{DescriptorText.TypesOf(method)}>";
        if (method.Symbol.ContainingType.IsGenericType)
        {
            EmitStated(writer, method, type, caught, codecs);
            string handled = caught.IsEmpty ? "" : ", string[] caught";
            writer.Line($"{FormSignature.Obsolete(method)}private static {type} {method.FactoryName}(string name, string method, {Codec}<{ArgumentsTuple.TypeOf(method.Values)}> arguments, {Codec}<{method.ResultName}> result{handled}) => new()");
            EmitInitializer(writer, () => emitMembers(new("name", "method", "arguments", "result", caught.IsEmpty ? null : "caught")));
        }
        else
        {
            writer.Line($"{FormSignature.Obsolete(method)}{AccessibilityOf(method)} static readonly {type} {method.DescriptorName} = new()");
            EmitInitializer(writer, () => emitMembers(DescriptorParts.Of(method, caught, codecs)));
        }
    }

    /// <summary>A workflow's descriptor is as visible as the workflow, for the graph of one that calls it leads there.</summary>
    public static string AccessibilityOf(DurableMethod method) =>
        method.Kind == DurableKind.Workflow ? SyntaxFacts.GetText(method.Accessibility) : "private";

    private static void EmitInitializer(SourceWriter writer, Action emitMembers)
    {
        writer.Line("{").Indent();
        emitMembers();
        writer.Unindent().Line("};");
    }

    private static void EmitStated(SourceWriter writer, DurableMethod method, string type, ImmutableArray<ITypeSymbol> caught, CodecBinder codecs)
    {
        string arguments = $"({Codec}<{ArgumentsTuple.TypeOf(method.Values)}>)(object)";
        string result = $"({Codec}<{method.ResultName}>)(object)";
        writer.Line($"{FormSignature.Obsolete(method)}{AccessibilityOf(method)} static {type} {method.DescriptorName} => {method.StatedName} ?? throw {TypeArgumentsEmitter.ErrorOf(TypeNames.InCode(method.Symbol.ContainingType))};").Line();
        writer.Line($"{FormSignature.Obsolete(method)}private static readonly {type}? {method.StatedName} =").Indent();
        foreach (StatedType stated in method.StatedTypes)
        {
            DescriptorParts parts = DescriptorParts.Of(method, stated, caught, codecs);
            string handled = caught.IsEmpty ? "" : $", {parts.Caught ?? "[]"}";
            writer.Line($"{stated.Condition} ? {method.FactoryName}({parts.Name}, {parts.Method}, {arguments}{parts.Arguments}, {result}{parts.Result}{handled}) :");
        }

        writer.Line("null;").Unindent().Line();
    }
}
