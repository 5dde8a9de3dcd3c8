using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.CodeFixes;

/// <summary>How a file ends its lines, so that a fix does not mix two ways.</summary>
internal static class LineEnds
{
    public static string In(SyntaxNode root)
    {
        SourceText text = root.SyntaxTree.GetText();
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak - first.End == 2 ? "\r\n" : "\n";
    }
}
