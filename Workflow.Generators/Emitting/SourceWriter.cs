using System.Text;

namespace Workflow.Generators.Emitting;

/// <summary>Builds C# text: lines end in a line feed on every machine, and blocks are indented by four spaces.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines at the current depth; an empty text is one blank line.</summary>
    public SourceWriter Line(string lines = "")
    {
        foreach (string line in lines.Split('\n'))
        {
            string content = line.TrimEnd('\r');
            if (content.Length > 0) _text.Append(' ', _depth * 4).Append(content);
            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes text exactly as it is, from the first column, and ends the line.</summary>
    public SourceWriter Verbatim(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    /// <summary>Opens a block with a header line; <see cref="Close"/> ends it.</summary>
    public SourceWriter Open(string header)
    {
        Line(header).Line("{");
        _depth++;
        return this;
    }

    public SourceWriter Indent()
    {
        _depth++;
        return this;
    }

    public SourceWriter Unindent()
    {
        _depth--;
        return this;
    }

    /// <summary>Ends the innermost block.</summary>
    public SourceWriter Close(string after = "")
    {
        _depth--;
        return Line("}" + after);
    }

    public override string ToString() => _text.ToString();
}
