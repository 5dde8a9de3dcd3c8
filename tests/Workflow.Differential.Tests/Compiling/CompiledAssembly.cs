using System.Runtime.Loader;

namespace Workflow.Differential.Compiling;

/// <summary>An assembly that was compiled while the tests run.</summary>
internal sealed class CompiledAssembly
{
    private readonly AssemblyLoadContext _context;
    private readonly System.Reflection.Assembly _assembly;

    public CompiledAssembly(Stream image, Stream symbols)
    {
        _context = new AssemblyLoadContext("compiled in a test", isCollectible: true);
        _assembly = _context.LoadFromStream(image, symbols);
    }

    public Type Type(string fullName) => _assembly.GetType(fullName, throwOnError: true)!;

    /// <summary>Lets go of it. Its code may still run to its end.</summary>
    public void Unload() => _context.Unload();
}
