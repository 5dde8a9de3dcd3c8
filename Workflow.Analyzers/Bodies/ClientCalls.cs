using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Bodies;

/// <summary>Tells the methods of the client and of its handles, the generated <c>StartXAsync</c> among them.</summary>
internal static class ClientCalls
{
    public static bool IsOne(IMethodSymbol method, KnownSymbols symbols)
    {
        if (method.ContainingType is not { } type) return false;
        if (IsClient(type, symbols)) return true;
        if (type.TypeKind == TypeKind.Extension) return type.ExtensionParameter is { } extended && IsClient(extended.Type, symbols);
        return method.IsExtensionMethod && method.Parameters.Length > 0 && IsClient(method.Parameters[0].Type, symbols);
    }

    /// <summary>Whether a method waits for another run to end.</summary>
    public static bool IsWait(IMethodSymbol method, KnownSymbols symbols) => method.Name == "GetResultAsync" && IsHandle(method.ContainingType, symbols);

    private static bool IsClient(ITypeSymbol type, KnownSymbols symbols) => KnownSymbols.Is(type, symbols.WorkflowClient) || IsHandle(type, symbols);

    private static bool IsHandle(ITypeSymbol? type, KnownSymbols symbols) =>
        KnownSymbols.Is(type, symbols.WorkflowHandle) || KnownSymbols.Is(type, symbols.WorkflowHandleOfT);
}
