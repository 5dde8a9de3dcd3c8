using System.Text;

namespace Workflow.Generators.Values.Emitting;

/// <summary>Lines of C# with their indentation; line ends are <c>\n</c> on every machine.</summary>
internal sealed class CodeText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public CodeText Line(string text = "")
    {
        if (text.Length > 0) _text.Append(' ', 4 * _depth).Append(text);
        _text.Append('\n');
        return this;
    }

    /// <summary>Adds lines that were made elsewhere, at this depth.</summary>
    public CodeText Lines(string text)
    {
        foreach (string line in text.TrimEnd('\n').Split('\n')) Line(line);
        return this;
    }

    public CodeText Open(string text)
    {
        Line(text).Line("{");
        _depth++;
        return this;
    }

    public CodeText Close(string end = "}")
    {
        _depth--;
        return Line(end);
    }

    public override string ToString() => _text.ToString();
}
