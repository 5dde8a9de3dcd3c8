using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Values.Emitting;

namespace Workflow.Generators.Values.Binding;

/// <summary>Binds the codec of a method's arguments: a JSON object with a property per parameter.</summary>
internal sealed class ArgumentsBinder(ValueBinder values)
{
    /// <summary>The runtime has codecs for so many parameters; a method of more gets one of its own.</summary>
    private const int MostParameters = 7;

    public string CodecFor(IMethodSymbol method)
    {
        List<IParameterSymbol> parameters = [.. method.Parameters.Where(static parameter => parameter.Type.ToDisplayString() != "System.Threading.CancellationToken")];
        if (parameters.Count == 0) return TypeText.Runtime + "Codecs.EmptyTuple";
        List<(IParameterSymbol Parameter, string Codec)> arguments = [.. parameters.Select(parameter => (parameter, values.CodecFor(parameter.Type, parameter.Name)))];
        if (arguments.Count <= MostParameters) return RuntimeCodec(method, arguments);
        bool isOverloaded = method.ContainingType.GetMembers(method.Name).Length > 1;
        string signature = string.Join(",", method.Parameters.Select(static parameter => TypeText.Full(parameter.Type)));
        string name = $"{TypeText.Identity(method.ContainingType)}_{method.Name.Replace("_", "__")}Arguments{(isOverloaded ? "_" + TypeText.Hash(signature) : "")}";
        CodecPlace place = PlaceFor(method, parameters);
        string body = new ArgumentsCodecText(arguments, method.Name, name, place.Accessibility).Write();
        values.Add(CodecFile.Of(place, name, body));
        return place.Expression(name) + ".Instance";
    }

    private static string RuntimeCodec(IMethodSymbol method, List<(IParameterSymbol Parameter, string Codec)> arguments)
    {
        string types = string.Join(", ", arguments.Select(static argument => TypeText.Full(argument.Parameter.Type)));
        string parameters = string.Concat(arguments.Select(static argument =>
            $", new({TypeText.Literal(argument.Parameter.Name)}, {argument.Codec}{(MemberLocals.Default(argument.Parameter) is { } otherwise ? $", {otherwise}" : "")})"));
        return $"new {TypeText.Runtime}ArgumentsCodec<{types}>({TypeText.Literal(ClassForm.NameOf(method))}{parameters})";
    }

    // Arguments of types that only the class can see need a codec in the class; the class of a step or workflow is partial.
    private CodecPlace PlaceFor(IMethodSymbol method, List<IParameterSymbol> parameters)
    {
        bool isVisible = parameters.TrueForAll(parameter => IsVisible(parameter.Type));
        return new CodecPlace(isVisible ? null : method.ContainingType, CodecPlace.SpaceOf(values.Compilation), isVisible ? "internal" : "private");
    }

    private bool IsVisible(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsVisible(array.ElementType),
        INamedTypeSymbol named => values.Compilation.IsSymbolAccessibleWithin(named, values.Compilation.Assembly),
        _ => true,
    };
}
