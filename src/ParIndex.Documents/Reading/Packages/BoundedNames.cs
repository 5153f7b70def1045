using System.Xml;

namespace ParIndex.Documents.Reading.Packages;

/// <summary>The parser keeps every distinct element and attribute name for good; a file of a million names would fill the memory.</summary>
internal sealed class BoundedNames(ReadSession session) : NameTable
{
    private int count;

    public override string Add(string array) => Get(array) ?? base.Add(Counted(array));

    public override string Add(char[] key, int start, int len)
    {
        if (Get(key, start, len) is { } known)
        {
            return known;
        }

        Counted(key);
        return base.Add(key, start, len);
    }

    private T Counted<T>(T name) =>
        ++count <= session.Limits.MaxXmlNames ? name : throw session.Error(Problems.XmlTooManyNames(session.Limits.MaxXmlNames));
}
