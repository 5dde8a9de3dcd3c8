namespace Shop;

public sealed record Image(string Name, int Width, int Height);

public interface IImages { Task<string[]> ListAsync(string album); Task<Image> ResizeAsync(string name, int width); }

public partial class AlbumWorkflows(IImages images)
{
    private const int Batch = 4;

    [Workflow]
    public async partial Task<List<Image>> Resize(string album, int width = 640)
    {
        string[] names = await List(album);
        List<Image> resized = [];
        foreach (string[] chunk in names.Chunk(Batch)) // WFL3001
        {
            Image[] images = await Task.WhenAll(chunk.Select(name => ResizeOne(name, width)));
            resized.AddRange(images.Where(image => image.Width > 0));
        }

        return resized;
    }

    [Step] private async partial Task<string[]> List(string album) => await images.ListAsync(album);
    [Step] private async partial Task<Image> ResizeOne(string name, int width) => await images.ResizeAsync(name, width);
}
