using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Values;

public class ErrorsOfReadingNameTheirPlace
{
    private static readonly Codec<Dictionary<string, List<(int, string)>>> Codec = Codecs.Dictionary(Codecs.String, Codecs.List(Codecs.ValueTuple(Codecs.Int32, Codecs.String)));

    [Theory]
    [InlineData("""{"a":[[1,"x"],["one","x"]]}""", "a[1][0]", "a number, found \"one\"")]
    [InlineData("""{"a b":[[1,2]]}""", "[\"a b\"][0][1]", "text, found 2")]
    [InlineData("""{"a":7}""", "a", "an array, found 7")]
    [InlineData("""{"a":{"$values":[[1,2]]}}""", "a[0][1]", "text, found 2")]
    [InlineData("""{"a":{"$ref":"4"}}""", "a", "object 4, which the document has not defined")]
    [InlineData("""{"a":[[1,"x",3]]}""", "a[0][2]", "the end of the tuple's items")]
    [InlineData("[]", "", "found an array")]
    [InlineData("{\"a\":[", "a", "the JSON is broken")]
    [InlineData("{} {}", "", "")]
    [InlineData("", "", "the JSON is broken")]
    public void A_value_that_does_not_fit(string json, string path, string reason)
    {
        ValueException problem = Should.Throw<ValueException>(() => RoundTrip.Read(Codec, json));
        problem.Path.ShouldBe(path);
        problem.Reason.ShouldContain(reason);
    }
}
