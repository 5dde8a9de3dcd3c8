using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>The words by which code can use a banned member. Types that no file mentions, by their own name or one like it, give none.</summary>
internal sealed class BannedNames
{
    private readonly Compilation _compilation;
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lastWords = new(StringComparer.Ordinal);

    public BannedNames(Compilation compilation, IEnumerable<TreeNames> files)
    {
        _compilation = compilation;
        foreach (TreeNames file in files) _words.UnionWith(file.Words);
        foreach (string word in _words) _lastWords.Add(LastWordOf(word));
    }

    public HashSet<string> Of(IEnumerable<BannedLine> lines)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (BannedLine line in lines)
        {
            if (line.Verdict is null) continue;
            switch (line.Kind)
            {
                case 'T':
                    if (_compilation.GetTypeByMetadataName(line.Name) is { } type) AddType(type, names);
                    break;
                case 'N':
                    AddNamespace(line.Name, names);
                    break;
                default:
                    string name = BannedMembers.SimpleNameOf(line.Name);
                    names.Add(name == "#ctor" ? BannedMembers.SimpleNameOf(BannedMembers.TypeOf(line.Name)) : name);
                    break;
            }
        }

        return names;
    }

    private void AddNamespace(string name, HashSet<string> names)
    {
        INamespaceSymbol space = _compilation.GlobalNamespace;
        foreach (string part in name.Split('.'))
        {
            INamespaceSymbol? inner = space.GetNamespaceMembers().FirstOrDefault(each => each.Name == part);
            if (inner is null) return;
            space = inner;
        }

        foreach (INamedTypeSymbol type in AssemblyTypes.In(space)) AddType(type, names);
    }

    private void AddType(INamedTypeSymbol type, HashSet<string> names)
    {
        // Extension methods are used without their class, and a derived class is likely to be called after what it derives from.
        bool isMentioned = _words.Contains(type.Name)
            || (type.IsStatic ? type.MightContainExtensionMethods : !type.IsSealed && _lastWords.Contains(LastWordOf(type.Name)));
        if (!isMentioned) return;
        names.Add(type.Name);
        for (INamedTypeSymbol? each = type; each is { SpecialType: not SpecialType.System_Object }; each = each.BaseType)
            foreach (ISymbol member in each.GetMembers())
                if (member is { DeclaredAccessibility: Accessibility.Public or Accessibility.Protected, CanBeReferencedByName: true }) names.Add(member.Name);
    }

    private static string LastWordOf(string name)
    {
        for (int i = name.Length - 1; i > 0; i--)
            if (char.IsUpper(name[i])) return name.Substring(i);
        return name;
    }
}
