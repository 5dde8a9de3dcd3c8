using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.Generators.Tests.Kit;

/// <summary>An assembly with the symbols that a debugger would have.</summary>
internal sealed class Debugging
{
    private Debugging(byte[] image, byte[] symbols) => (Image, Symbols) = (image, symbols);

    public byte[] Image { get; }

    public byte[] Symbols { get; }

    public static Debugging Of(Compilation compilation)
    {
        // A symbol file records a checksum of each source file, so every file needs an encoding.
        SyntaxTree[] trees =
        [
            .. compilation.SyntaxTrees.Select(static each =>
                CSharpSyntaxTree.ParseText(SourceText.From(each.ToString(), Encoding.UTF8), Project.ParseOptions, each.FilePath)),
        ];
        using MemoryStream image = new();
        using MemoryStream symbols = new();
        EmitResult result = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees)
            .Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        result.Success.ShouldBeTrue(string.Join("\n", result.Diagnostics));
        return new(image.ToArray(), symbols.ToArray());
    }

    /// <summary>Where breakpoints can be set in a method: what the debugger stops at.</summary>
    /// <param name="isWanted">Which methods, by the names of their types, outermost first, and their own.</param>
    public IReadOnlyList<(string File, int Line, int Column)> Breakpoints(Func<string, bool> isWanted)
    {
        using PEReader image = new([.. Image]);
        MetadataReader metadata = image.GetMetadataReader();
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage([.. Symbols]);
        MetadataReader symbols = provider.GetMetadataReader();
        List<(string, int, int)> found = [];
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            if (!isWanted(NameOf(metadata, handle))) continue;
            foreach (SequencePoint point in symbols.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints())
                if (!point.IsHidden) found.Add((symbols.GetString(symbols.GetDocument(point.Document).Name), point.StartLine, point.StartColumn));
        }

        return found;
    }

    private static string NameOf(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        MethodDefinition method = metadata.GetMethodDefinition(handle);
        string name = metadata.GetString(method.Name);
        for (TypeDefinitionHandle type = method.GetDeclaringType(); !type.IsNil; type = metadata.GetTypeDefinition(type).GetDeclaringType())
            name = $"{metadata.GetString(metadata.GetTypeDefinition(type).Name)}.{name}";
        return name;
    }
}
