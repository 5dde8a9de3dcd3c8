using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Generators.Values;
using Workflow.Runtime.Values;

namespace Workflow.Generators.Tests.Values;

/// <summary>
/// Compiles a snippet with the codecs that the binder writes for it. The snippet declares <c>static partial class Sample</c> with
/// methods: each result and each parameter list gets a codec.
/// </summary>
internal sealed class ValueKit
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);
    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))];

    private readonly Type _sample;
    private readonly Type _codecs;

    private ValueKit(Assembly assembly)
    {
        _sample = assembly.GetType("Sample")!;
        _codecs = assembly.GetType("SampleCodecs")!;
    }

    /// <summary>The problems that the types of all methods of the sample show, as <c>path: type: reason</c>.</summary>
    public static string[] Problems(string source) =>
        [.. Bind(Compile(source), out _).Problems.Select(static problem => $"{problem.Path}: {problem.Type}: {problem.Reason}")];

    /// <summary>The files that are written for the sample.</summary>
    public static ImmutableArray<CodecSource> Sources(string source) => Bind(Compile(source), out _).Sources;

    /// <summary>Compiles the snippet and its codecs; every problem and every compiler error fails the test.</summary>
    public static ValueKit Build(string source)
    {
        CSharpCompilation compilation = Compile(source);
        CodecBinder binder = Bind(compilation, out string codecs);
        binder.Problems.ShouldBeEmpty();
        CSharpCompilation complete = compilation.AddSyntaxTrees(
            binder.Sources.Select(static file => CSharpSyntaxTree.ParseText(file.Text, Parsing, file.HintName)).Append(CSharpSyntaxTree.ParseText(codecs, Parsing)));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = complete.Emit(image);
        string text = string.Join("\n\n", binder.Sources.Select(static file => $"// {file.HintName}\n{file.Text}"));
        result.Diagnostics.Where(static one => one.Severity >= DiagnosticSeverity.Warning && one.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true
            || one.Severity == DiagnosticSeverity.Error).ShouldBeEmpty(text);
        image.Position = 0;
        return new ValueKit(new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image));
    }

    /// <summary>Writes what a method of the sample returns, reads it, writes it again, and demands the same text.</summary>
    public string RoundTrip(string method) => RoundTrip(method, out _);

    public string RoundTrip(string method, out object again)
    {
        object codec = Codec(method);
        Payload payload = Write(codec, Value(method));
        again = Read(codec, payload);
        Text(Write(codec, again)).ShouldBe(Text(payload));
        return Text(payload);
    }

    public object? Value(string method) => Unwrapped(() => _sample.GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.Invoke(null, null));

    /// <summary>The codec of a method's result; of its arguments with <c>Arguments</c> behind the name.</summary>
    public object Codec(string name) => Unwrapped(() => _codecs.GetProperty(name)!.GetValue(null))!;

    public object Read(string name, string json) => Read(Codec(name), new Payload(System.Text.Encoding.UTF8.GetBytes(json), ""));

    public string Contract(string name) => (string)Codec(name).GetType().GetProperty("Contract")!.GetValue(Codec(name))!;

    private static Payload Write(object codec, object? value) => (Payload)Call(nameof(Payload.Write), codec, value)!;

    private static object Read(object codec, Payload payload) => Call(nameof(Payload.Read), codec, payload)!;

    // Types of the sample may be private, which dynamic calls cannot see.
    private static object? Call(string method, object codec, object? argument)
    {
        Type type = codec.GetType();
        while (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Codec<>)) type = type.BaseType!;
        return Unwrapped(() => typeof(Payload).GetMethod(method)!.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [codec, argument]));
    }

    /// <summary>Runs a check that the sample makes itself: a method that returns whether it holds, given the value that came back.</summary>
    public void Holds(string check, object value) =>
        ((bool)Unwrapped(() => _sample.GetMethod(check)!.Invoke(null, [value]))!).ShouldBeTrue(check);

    /// <summary>Sets a static field of the sample.</summary>
    public void Set(string field, object value) => _sample.GetField(field)!.SetValue(null, value);

    /// <summary>A static field of the sample.</summary>
    public object Get(string field) => _sample.GetField(field)!.GetValue(null)!;

    public IEnumerable<ExceptionCodec> ExceptionCodecs => (IEnumerable<ExceptionCodec>)_codecs.GetProperty("Exceptions")!.GetValue(null)!;

    private static string Text(Payload payload) => System.Text.Encoding.UTF8.GetString(payload.Body.Span);

    private static object? Unwrapped(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException problem) when (problem.InnerException is not null)
        {
            throw problem.InnerException;
        }
    }

    private static CSharpCompilation Compile(string source)
    {
        const string usings = "using System; using System.Collections.Generic; using System.Linq; using System.Text.Json.Serialization; using Workflow.Runtime;\n#nullable enable\n";
        return CSharpCompilation.Create("Shop", [CSharpSyntaxTree.ParseText(usings + source, Parsing, "Sample.cs")], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    private static CodecBinder Bind(CSharpCompilation compilation, out string codecs)
    {
        INamedTypeSymbol sample = compilation.GetTypeByMetadataName("Sample")!;
        CodecBinder binder = new(compilation, sample, CancellationToken.None);
        List<string> lines = [];
        foreach (IMethodSymbol method in sample.GetMembers().OfType<IMethodSymbol>().Where(static method => method.MethodKind == MethodKind.Ordinary && method.ReturnType.Name is not ("Boolean" or "String")))
        {
            if (!method.ReturnsVoid) lines.Add($"public static object {method.Name} => {binder.CodecFor(method.ReturnType)};");
            if (method.Parameters.Length > 0 || method.ReturnsVoid) lines.Add($"public static object {method.Name}Arguments => {binder.ArgumentsCodecFor(method)};");
        }

        foreach (INamedTypeSymbol exception in CodecBinder.PublicExceptions(compilation)) binder.AddException(exception);
        string exceptions = string.Join(", ", binder.ExceptionCodecs);
        codecs = "#pragma warning disable\n" + (sample.IsStatic ? "static " : "") + "partial class Sample { public static class Codecs_ {\n" + string.Join("\n", lines)
            + "\n} }\npublic static class SampleCodecs {\n" + string.Join("\n", lines.Select(static line => line.Split("=>")[0] + "=> Sample.Codecs_." + line.Split("=>")[0].Split(' ')[3] + ";"))
            + $"\npublic static System.Collections.Generic.IEnumerable<global::Workflow.Runtime.Values.ExceptionCodec> Exceptions => [{exceptions}];\n}}";
        return binder;
    }
}
