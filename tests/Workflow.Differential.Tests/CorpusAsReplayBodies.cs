using System.Reflection;
using Workflow.Differential.Compiling;
using Workflow.Differential.Running;

namespace Workflow.Differential;

/// <summary>The corpus, compiled a second time, every body to a replay body.</summary>
public sealed class CorpusAsReplayBodies
{
    private readonly CompiledAssembly _assembly;

    public CorpusAsReplayBodies()
    {
        InProcessCompiler.Result result = InProcessCompiler.Compile(
            InProcessCompiler.Create("Workflow.Differential.Corpus.ReplayBodies", Sources(), asReplayBodies: true), asReplayBodies: true);
        _assembly = result.Assembly ?? throw new InvalidOperationException(string.Join("\n", result.Errors));
    }

    internal BodyUnderTest BodyOf(MethodInfo method) => new(_assembly.Type(method.DeclaringType!.FullName!), method.Name);

    private static IEnumerable<SourceFile> Sources()
    {
        Assembly assembly = typeof(CorpusAsReplayBodies).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(static each => each.StartsWith("Bodies/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            yield return new SourceFile(name, reader.ReadToEnd());
        }
    }
}
