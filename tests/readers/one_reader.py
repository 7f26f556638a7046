#!/usr/bin/python3
"""What one reader sees in one group of a result ("/" is the root), as JSON; readers_test.py compares them.

    one_reader.py READER FILE GROUP
"""
import hashlib
import json
import sys

READERS = ["netcdf4", "h5netcdf", "xarray-netcdf4", "xarray-h5netcdf"]


def seen_value(value):
    """Type, shape and digest of an array; texts count as their UTF-8 bytes whatever the reader's type for them."""
    import numpy

    array = numpy.asarray(value)
    if array.dtype.kind in "OSU":
        texts = [x.decode() if isinstance(x, bytes) else str(x) for x in array.ravel().tolist()]
        return {"type": "string", "shape": list(array.shape), "digest": digest(json.dumps(texts).encode())}
    array = numpy.ascontiguousarray(array.astype(array.dtype.newbyteorder("<")))
    return {"type": array.dtype.name, "shape": list(numpy.shape(value)), "digest": digest(array.tobytes())}


def digest(data):
    return hashlib.sha256(data).hexdigest()


def seen_attributes(pairs):
    import numpy

    def plain(value):
        value = value.decode() if isinstance(value, bytes) else value
        return value if isinstance(value, str) else numpy.atleast_1d(value).tolist()

    return {name: plain(value) for name, value in pairs}


def read_netcdf4(path, group):
    import netCDF4

    with netCDF4.Dataset(path) as file:
        file.set_auto_maskandscale(False)
        place = file if group == "/" else file[group]
        place.set_auto_maskandscale(False)
        return {
            "groups": list(place.groups),
            "attributes": seen_attributes((name, place.getncattr(name)) for name in place.ncattrs()),
            "coordinates": [name for name in place.dimensions if name in place.variables],
            "variables": {
                name: {
                    "dimensions": list(variable.dimensions),
                    "attributes": seen_attributes((key, variable.getncattr(key)) for key in variable.ncattrs()),
                    **seen_value(variable[...]),
                }
                for name, variable in place.variables.items()
            },
        }


def read_h5netcdf(path, group):
    import h5netcdf

    with h5netcdf.File(path, "r", decode_vlen_strings=True) as file:
        place = file if group == "/" else file[group]
        return {
            "groups": list(place.groups),
            "attributes": seen_attributes(place.attrs.items()),
            "coordinates": [name for name in place.dimensions if name in place.variables],
            "variables": {
                name: {
                    "dimensions": list(variable.dimensions),
                    "attributes": seen_attributes(variable.attrs.items()),
                    **seen_value(variable[...]),
                }
                for name, variable in place.variables.items()
            },
        }


def read_xarray(engine, path, group):
    import xarray

    where = {"engine": engine, "group": None if group == "/" else group}
    with xarray.open_dataset(path, decode_cf=False, **where) as data:
        seen = {
            "attributes": seen_attributes(data.attrs.items()),
            "coordinates": list(data.dims),
            "variables": {
                str(name): {
                    "dimensions": [str(dimension) for dimension in variable.dims],
                    "attributes": seen_attributes(variable.attrs.items()),
                    **seen_value(variable.values),
                }
                for name, variable in data.variables.items()
            },
        }
        raw_days = data["time"].values if "time" in data.variables else None
    with xarray.open_dataset(path, **where) as data:
        seen["coordinates"] = [str(name) for name in data.coords]
        if raw_days is not None:
            import numpy

            dates = numpy.datetime64("2018-01-01") + raw_days.astype("timedelta64[D]")
            seen["time_type"] = str(data["time"].dtype)
            seen["time_right"] = bool((data["time"].values == dates).all())
    return seen


def read(reader, path, group):
    if reader == "netcdf4":
        return read_netcdf4(path, group)
    if reader == "h5netcdf":
        return read_h5netcdf(path, group)
    return read_xarray(reader.removeprefix("xarray-"), path, group)


if __name__ == "__main__":
    json.dump(read(*sys.argv[1:]), sys.stdout)
