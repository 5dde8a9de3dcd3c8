using System.Globalization;
using System.Text;

namespace Workflow.Generators.Versioning;

/// <summary>
/// Reads JSON as far as lock files need it. Of our own, for an analyzer runs inside the compiler of the user and cannot bring packages along.
/// </summary>
internal sealed class JsonParser(string text)
{
    private const int MaximumDepth = 64;

    private int _position;
    private int _line = 1;
    private int _lineStart;
    private int _depth;

    /// <exception cref="LockFileException">The text is not JSON.</exception>
    public static JsonNode Parse(string text)
    {
        JsonParser parser = new(text);
        JsonNode node = parser.Value();
        parser.SkipBlanks();
        return parser._position == text.Length ? node : throw parser.Fail("the text should end here");
    }

    private JsonNode Value()
    {
        SkipBlanks();
        (int line, int column) = (_line, Column);
        if (++_depth > MaximumDepth) throw Fail("the text is nested too deeply");
        object? value = Current switch
        {
            '{' => Object(),
            '[' => Array(),
            '"' => Text(),
            't' => Word("true", true),
            'f' => Word("false", false),
            'n' => Word("null", null),
            '-' or (>= '0' and <= '9') => Number(),
            '\0' => throw Fail("the text ends too early"),
            _ => throw Fail($"'{Current}' is not expected here"),
        };
        _depth--;
        return new(value, line, column);
    }

    private List<KeyValuePair<string, JsonNode>> Object()
    {
        List<KeyValuePair<string, JsonNode>> members = [];
        Each('}', () =>
        {
            if (Current != '"') throw Fail("a name in quotes is expected here");
            string name = Text();
            SkipBlanks();
            if (Current != ':') throw Fail("':' is expected here");
            _position++;
            members.Add(new(name, Value()));
        });
        return members;
    }

    private List<JsonNode> Array()
    {
        List<JsonNode> items = [];
        Each(']', () => items.Add(Value()));
        return items;
    }

    private void Each(char end, Action read)
    {
        _position++;
        SkipBlanks();
        while (Current != end)
        {
            read();
            SkipBlanks();
            if (Current == end) break;
            if (Current != ',') throw Fail(Current == '\0' ? "the text ends too early" : $"',' or '{end}' is expected here");
            _position++;
            SkipBlanks();
            if (Current == end) throw Fail("there is a comma before the end");
        }

        _position++;
    }

    private string Text()
    {
        StringBuilder value = new();
        for (_position++; Current != '"'; _position++)
        {
            if (Current is '\0' or '\n' or '\r') throw Fail("a quote is missing");
            value.Append(Current == '\\' ? Escaped() : Current);
        }

        _position++;
        return value.ToString();
    }

    private char Escaped()
    {
        _position++;
        switch (Current)
        {
            case '"' or '\\' or '/':
                return Current;
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u' when _position + 4 < text.Length
                && ushort.TryParse(text.Substring(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                _position += 4;
                return (char)code;
            default:
                throw Fail("there is no such escape");
        }
    }

    private string Number()
    {
        int start = _position;
        while (Current is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9')) _position++;
        return text.Substring(start, _position - start);
    }

    private object? Word(string word, object? value)
    {
        if (string.CompareOrdinal(text, _position, word, 0, word.Length) != 0) throw Fail($"'{Current}' is not expected here");
        _position += word.Length;
        return value;
    }

    private void SkipBlanks()
    {
        for (; Current is ' ' or '\t' or '\r' or '\n' or '\uFEFF'; _position++)
        {
            if (Current != '\n') continue;
            _line++;
            _lineStart = _position + 1;
        }
    }

    private char Current => _position < text.Length ? text[_position] : '\0';

    private int Column => _position - _lineStart + 1;

    private LockFileException Fail(string problem) => new(problem, _line, Column);
}
