using System.Text;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Emitting;

/// <summary>What the registration of a whole assembly needs to know of one class, or of one constructed type of a generic one.</summary>
internal sealed record RegisteredClass(string Entry, bool IsPublic)
{
    public static IEnumerable<RegisteredClass> Of(ClassDeclarations declarations) =>
        RegistrationEmitter.EntriesOf(declarations.Class).Select(each => new RegisteredClass(each, declarations.Class.IsPublic));
}

/// <summary>The one method that registers every class of an assembly: <c>AddWorkflowsFromShop()</c>.</summary>
internal static class AssemblyRegistrationEmitter
{
    public static IEnumerable<GeneratedFile> Emit(string assembly, EquatableArray<RegisteredClass> classes)
    {
        if (classes.Count == 0) yield break;
        RegisteredClass[] inOrder = [.. classes.OrderBy(each => each.Entry, StringComparer.Ordinal)];
        string accessibility = inOrder.Any(each => each.IsPublic) ? "public" : "internal";
        string name = Sanitised(assembly);
        SourceWriter writer = new();
        writer.Verbatim(SurroundingsEmitter.Head);
        writer.Open("namespace Workflow.Runtime");
        writer.Line($"/// <summary>Registers the workflows and steps of assembly <c>{assembly.Replace("&", "&amp;").Replace("<", "&lt;")}</c>.</summary>");
        writer.Open($"{accessibility} static class WorkflowsFrom{name}Extensions_");
        writer.Line("/// <summary>Registers every workflow and step of the assembly.</summary>");
        writer.Open($"{accessibility} static global::Workflow.Runtime.WorkflowsBuilder AddWorkflowsFrom{name}(this global::Workflow.Runtime.WorkflowsBuilder builder)");
        foreach (RegisteredClass each in inOrder) writer.Line($"{each.Entry}(builder);");
        writer.Line("return builder;").Close().Close().Close();
        yield return new("Workflow.Runtime.AssemblyRegistration.g.cs", writer.ToString());
        yield return AssemblyExceptionsEmitter.EmitDeclaration();
    }

    /// <summary>The assembly's name as part of an identifier: <c>Shop.Orders</c> is <c>ShopOrders</c>, <c>my-app</c> is <c>MyApp</c>.</summary>
    public static string Sanitised(string assembly)
    {
        StringBuilder name = new(assembly.Length);
        bool startsWord = true;
        foreach (char c in assembly)
        {
            bool isKept = char.IsLetterOrDigit(c) || c == '_';
            if (isKept) name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = !isKept;
        }

        return name.ToString();
    }
}
