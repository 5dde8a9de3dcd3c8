using System.Net.Http;

namespace Shop;

public interface IWeather { Task<double> TodayAsync(string city); }

public sealed class WebWeather(HttpClient http) : IWeather
{
    public async Task<double> TodayAsync(string city) => double.Parse(await http.GetStringAsync(new Uri("https://example.org/" + city)));
}

public partial class WeatherWorkflows(IWeather weather)
{
    [Workflow]
    public async partial Task<bool> Run(string city)
    {
        double degrees = await weather.TodayAsync(city); // WFL2007
        if (degrees < 0) await Warn(city);
        return degrees < 0;
    }

    [Step]
    private static async partial Task Warn(string city) => await Task.Yield();
}
