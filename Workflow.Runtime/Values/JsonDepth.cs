using System.Text.Json;

namespace Workflow.Runtime.Values;

/// <summary>
/// How deep documents of the runtime may nest: as deep as a value, inside its envelope, inside an event. Whatever reads what a
/// <see cref="ValueWriter"/> has written must go by it, for the framework's own limit of 64 is less than what values may have.
/// </summary>
internal static class JsonDepth
{
    private const int OfDocuments = ValueReader.MaxDepth + 16;

    public static JsonReaderOptions ForReaders => new() { MaxDepth = OfDocuments };

    public static JsonDocumentOptions ForDocuments => new() { MaxDepth = OfDocuments };
}
